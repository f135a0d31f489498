using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MissionGov.Benchmarks.Servers;

/// <summary>The least that Kestrel can do: a word, and bytes that lie ready. This same program, started in another mode.</summary>
internal static class Peer
{
    public const string Mode = "peer";
    public const string Hello = "/hello";
    public const string SameBytes = "/bytes";

    /// <param name="page">The file whose bytes are sent.</param>
    public static Task<Server> StartAsync(string page) =>
        Server.StartAsync(Path.GetDirectoryName(page)!, _ => ["dotnet", typeof(Peer).Assembly.Location, Mode, page], Hello);

    public static async Task<int> RunAsync(string page)
    {
        var bytes = await File.ReadAllBytesAsync(page);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet(Hello, () => "Hello, world!");
        app.MapGet(SameBytes, (HttpContext http) =>
        {
            var answer = http.Response;
            answer.ContentType = "text/html; charset=utf-8";
            answer.ContentLength = bytes.Length;
            answer.Headers.ContentEncoding = "br";
            return answer.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
