# The environment is made in a stage of its own; what only pip needs stays behind in it.
FROM python:3.13.16-slim-bookworm AS environment
WORKDIR /site
COPY requirements.txt ./
RUN python -m venv .venv
RUN .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.13.16-slim-bookworm
WORKDIR /site
ENV PATH=/site/.venv/bin:$PATH
ENV PYTHONUNBUFFERED=1
ENV HOST=0.0.0.0
ENV PORT=8000
# Uploads; the volume belongs here. Static files belong to the image, and change with it.
ENV DATA_FOLDER=/data
ENV STATIC_FOLDER=/site/static-collected
# Share cards are written with these; the second has the signs of Chinese, Japanese and Korean.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-core fonts-wqy-microhei \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home newsroom
RUN install --directory --owner newsroom /data
COPY --from=environment /site/.venv .venv
COPY manage.py ./
COPY deploy deploy
COPY newsroom newsroom
COPY articles articles
COPY comments comments
COPY templates templates
COPY locale locale
COPY static static
RUN SECRET_KEY=only-for-this-step python manage.py collectstatic --no-input --verbosity 0
USER newsroom
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=6s --start-period=20s CMD ["python", "-m", "newsroom.serving.health"]
CMD ["python", "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"]
