"""The door web servers knock on: ``gunicorn app:app``, ``flask --app app``, ``python app.py``."""

from planning import create_app
from planning.cli import serve

if __name__ == "__main__":
    serve.main()
else:
    app = create_app()
