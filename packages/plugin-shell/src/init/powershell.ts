/** PowerShell keeps a first \`--\` from every function: it has to be quoted there. The variables belong to the process, not to the scope. */
export const powershellIntegration = `function global:sso {
  $program = Get-Command -Name sso -CommandType 'Application', 'ExternalScript' -TotalCount 1 -ErrorAction Stop
  if ($args.Count -gt 0 -and $args[0] -ceq 'switch') {
    $rest = @($args | Select-Object -Skip 1)
    $lines = @(& $program switch --shell powershell @rest)
    if ($LASTEXITCODE -eq 0 -and $lines.Count -gt 0 -and $lines[0] -ceq '# sso') {
      Invoke-Expression ($lines -join "\`n")
    } else {
      $lines
    }
  } elseif ($MyInvocation.ExpectingInput) {
    $input | & $program @args
  } else {
    & $program @args
  }
}
Register-ArgumentCompleter -Native -CommandName sso -ScriptBlock {
  param($word, $command, $position)
  $program = Get-Command -Name sso -CommandType 'Application', 'ExternalScript' -TotalCount 1 -ErrorAction Stop
  $line = $command.ToString()
  $length = [Math]::Min($line.Length, $position - $command.Extent.StartOffset)
  $typed = $line.Substring(0, [Math]::Max(0, $length)).PadRight([Math]::Max(0, $position - $command.Extent.StartOffset))
  & $program complete --shell powershell --line $typed 2>$null | ForEach-Object {
    $value, $shown = $_ -split "\`t", 2
    if (-not $shown) { $shown = $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $shown)
  }
}
`;
