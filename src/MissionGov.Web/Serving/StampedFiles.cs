namespace MissionGov.Web.Serving;

/// <summary>A file whose address carries a stamp of its content never changes under that address, so a browser may keep it for good.</summary>
internal static class StampedFiles
{
    private const string ForGood = "public, max-age=31536000, immutable";

    public static IApplicationBuilder UseStampedFiles(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Query.ContainsKey("v") && Path.GetExtension(http.Request.Path.Value) is ".css" or ".js" or ".svg")
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode == StatusCodes.Status200OK && http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null) http.Response.Headers.CacheControl = ForGood;
                return Task.CompletedTask;
            });
        }

        return next(http);
    });
}
