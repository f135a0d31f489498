using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MissionGov.Web.Serving.Outbound;

namespace MissionGov.Web.Tests.Serving.Outbound;

/// <summary>A server elsewhere: real HTTP, on a port of this machine, that answers as a test says.</summary>
internal sealed class OutsideServer : IAsyncDisposable
{
    public const string Host = "outside.example.gov.uk";

    private readonly WebApplication _server;

    private OutsideServer(WebApplication server) => _server = server;

    /// <summary>What was asked, in the order it came.</summary>
    public ConcurrentQueue<Received> Taken { get; } = new();

    /// <summary>How the next request is answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => http.Response.WriteAsync("ok");

    public int Port => new Uri(_server.Urls.Single()).Port;

    public Uri At(string path) => new($"http://{Host}:{Port}{path}");

    public static async Task<OutsideServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
        });
        var app = builder.Build();
        var server = new OutsideServer(app);
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync(http.RequestAborted);
            server.Taken.Enqueue(new(http.Request.Path, body, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            await server.Answer(http);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    internal sealed record Received(string Path, string Body, IReadOnlyDictionary<string, string> Headers);
}

/// <summary>Servers of a test are on this machine, which no setting of the product allows.</summary>
internal sealed class ThisMachineToo : OutboundRule
{
    public override bool IsPort(int port) => true;

    public override bool IsAddress(IPAddress address) => IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) || base.IsAddress(address);

    public override bool KeepsSecrets(string scheme) => true;

    public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => host == OutsideServer.Host ? Task.FromResult<IPAddress[]>([IPAddress.Loopback]) : base.ResolveAsync(host, ct);

    public static void In(IServiceCollection services) => services.AddSingleton<OutboundRule, ThisMachineToo>();
}
