# `docker build -t caldav-ics-sync .` from a fresh clone; nothing else is needed. The base images can be replaced.
ARG NODE_IMAGE=node:22-bookworm-slim
ARG JDK_IMAGE=eclipse-temurin:25-jdk-noble
ARG BASE_IMAGE=debian:trixie-slim

FROM ${NODE_IMAGE} AS node

FROM ${JDK_IMAGE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
COPY --from=node /usr/local/bin/node /usr/local/bin/
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY . .
# Unpacked by tar: the AOT cache knows its libraries by their times.
RUN make dist && mkdir /packed && tar -xzf dist/*.tar.gz -C /packed --strip-components=1 --no-same-owner

FROM ${BASE_IMAGE}
RUN groupadd --gid 1000 caldav && useradd --uid 1000 --gid 1000 --home-dir /data --no-create-home --shell /usr/sbin/nologin caldav \
    && install -d -m 700 -o 1000 -g 1000 /data
COPY --from=build /packed /opt/caldav-ics-sync
COPY deploy/image/entrypoint deploy/image/health /usr/local/bin/
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 6765
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s CMD ["health"]
ENTRYPOINT ["entrypoint"]
