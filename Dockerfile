# The portal as one image: code, dependencies, compiled translations and packed static files.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.lock .
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
# The key is thrown away with this step: nothing that is built here is signed.
RUN export STATIC_ROOT=/app/static-files SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    && /venv/bin/python manage.py compile_catalogues \
    && /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf var

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin nevipe \
    && install -d -o nevipe -g nevipe -m 0755 /app/var /data /data/media \
    && install -d -o nevipe -g nevipe -m 0700 /data/spool
COPY --from=build /venv /venv
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    STATIC_ROOT=/app/static-files MEDIA_URL_STORAGE=/data/media VISITORS_SPOOL=/data/spool
WORKDIR /app
USER nevipe
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["python", "manage.py", "serve", "--bind", "0.0.0.0:8000"]
