const signals = ['SIGINT', 'SIGTERM'] as const

/** When the user, or the system, wants us to end. The next signal is not waited for any more: it ends the process. */
export function stopSignal(): Promise<void> {
  return new Promise(resolve => {
    const stop = () => {
      for (const signal of signals) process.off(signal, stop)
      resolve()
    }
    for (const signal of signals) process.once(signal, stop)
  })
}
