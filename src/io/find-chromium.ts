import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ToolError } from '../errors.ts'
import type { World } from '../model/world.ts'

/** Names on the search path, in the order that they are tried. */
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsFolders = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)']
const windowsPrograms = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Path of a browser of Chromium's kind: the one that SAMKLANG_CHROMIUM or CHROME_PATH names, else the first that is
 * installed under a usual name. One that is named is taken at its word: another is not tried.
 * @throws ToolError `browser.missing`
 */
export function findChromium(environment: World['environment'], platform = process.platform): string {
  const named = environment.SAMKLANG_CHROMIUM || environment.CHROME_PATH
  const tried = named ? [named] : candidates(environment, platform)
  const found = tried.find(isProgram)
  if (found !== undefined) return found
  const names = platform === 'linux' && !named ? commands : tried
  throw new ToolError('browser.missing', { tried: names.join(', ') })
}

function candidates(environment: World['environment'], platform: NodeJS.Platform): readonly string[] {
  if (platform === 'win32') {
    const folders = windowsFolders.flatMap(name => environment[name] ?? [])
    return folders.flatMap(folder => windowsPrograms.map(program => `${folder}\\${program}`))
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  const onPath = commands.flatMap(command => folders.map(folder => join(folder, command)))
  return platform === 'darwin' ? [...onPath, ...macApplications] : onPath
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
