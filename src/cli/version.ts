declare const SAMKLANG_VERSION: string | undefined

/** Version of the program; the bundler puts it in (`scripts/build.mjs`). */
export const toolVersion: string = typeof SAMKLANG_VERSION === 'string' ? SAMKLANG_VERSION : '0.0.0-source'
