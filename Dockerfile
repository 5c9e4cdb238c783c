# Perennial at home: docs/service.md. `docker compose up -d --build` uses it.
FROM node:24-alpine3.22 AS build
WORKDIR /perennial
COPY package.json package-lock.json .npmrc ./
COPY packages ./packages
# No package runs a script of its own here, and none needs to.
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/image.mjs /image

# Node.js and one folder: no npm packages, no compiler, no root.
FROM node:24-alpine3.22
RUN mkdir -m 0700 /data && chown node:node /data
COPY --from=build /image /perennial
WORKDIR /perennial
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=7071
VOLUME ["/data"]
EXPOSE 7071
HEALTHCHECK --interval=30s --timeout=5s --retries=4 CMD ["node", "health.mjs"]
ENTRYPOINT ["node", "start.mjs"]
CMD ["--live", "--data", "/data"]
