/** What is said about the syntax of documents. */
export const documents = {}
