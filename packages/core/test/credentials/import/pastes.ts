import { randomBytes } from 'node:crypto';

/** Keys of the form that AWS gives, and worth nothing. */
export const accessKeyId = 'ASIAIOSFODNN7EXAMPLE';
export const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
export const sessionToken = `IQoJb3JpZ2luX2Vj${Buffer.alloc(600, 'EXAMPLE+/').toString('base64')}==`;

export const allKeys = { accessKeyId, secretAccessKey, sessionToken };

/** What the portal shows for a role, by option and system. */
export const portalPastes = {
  'option 1, macOS and Linux': `export AWS_ACCESS_KEY_ID="${accessKeyId}"
export AWS_SECRET_ACCESS_KEY="${secretAccessKey}"
export AWS_SESSION_TOKEN="${sessionToken}"`,
  'option 1, Windows': `SET AWS_ACCESS_KEY_ID=${accessKeyId}
SET AWS_SECRET_ACCESS_KEY=${secretAccessKey}
SET AWS_SESSION_TOKEN=${sessionToken}`,
  'option 1, PowerShell': `$Env:AWS_ACCESS_KEY_ID="${accessKeyId}"
$Env:AWS_SECRET_ACCESS_KEY="${secretAccessKey}"
$Env:AWS_SESSION_TOKEN="${sessionToken}"`,
  'option 2': `[123456789011_ReadOnly]
aws_access_key_id=${accessKeyId}
aws_secret_access_key=${secretAccessKey}
aws_session_token=${sessionToken}`,
  'option 3, values': `${accessKeyId}\n${secretAccessKey}\n${sessionToken}`,
  'option 3, values in another order': `${sessionToken}\n\n${accessKeyId}\n\n${secretAccessKey}\n`,
  'option 3, labels above': `AWS access key ID
${accessKeyId}
AWS secret access key
${secretAccessKey}
AWS session token
${sessionToken}`,
  'option 3, labels beside': `AWS session token: ${sessionToken}
AWS access key ID: ${accessKeyId}
AWS secret access key: ${secretAccessKey}`,
} as const;

/** Other keys of the same form. */
export function otherKeys(): typeof allKeys {
  return {
    accessKeyId: `ASIAOTHER${randomBytes(20).toString('hex').toUpperCase().slice(0, 11)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(300).toString('base64'),
  };
}
