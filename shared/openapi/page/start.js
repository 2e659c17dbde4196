// Shows the document of this very address. `validatorUrl: null`: the page asks nobody else.
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  defaultModelRendering: 'example',
  displayRequestDuration: true,
  persistAuthorization: false,
  filter: true,
  tryItOutEnabled: false,
});
