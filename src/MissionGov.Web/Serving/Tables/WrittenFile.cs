namespace MissionGov.Web.Serving.Tables;

/// <summary>A file that is made whole before any of it is sent: what goes wrong on the way is a page that says so, never half a file.</summary>
internal sealed class WrittenFile(string name, string contentType, Func<Stream, CancellationToken, Task> write) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var file = new MemoryStream();
        await write(file, httpContext.RequestAborted);
        var response = httpContext.Response;
        response.ContentType = contentType;
        response.ContentLength = file.Length;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        file.Position = 0;
        await file.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
