using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>The built program as a process of its own, which can be killed and started again at the same address with the same data.</summary>
internal sealed class RestartedApp(string folder) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private Process? _program;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Returns when it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["ASPNETCORE_URLS"] = Address.ToString(), ["MissionGov__DataFolder"] = folder, ["MissionGov__Demo"] = "true", ["ConnectionStrings__MissionGov"] = null, ["Serilog__MinimumLevel__Default"] = "Fatal" },
        };
        _program = Process.Start(start)!;
        await TestApp.UntilAsync(() => _program.HasExited || IsReady(), "ready");
        Assert.False(_program.HasExited);
    }

    public void Kill()
    {
        _program!.Kill();
        _program.WaitForExit();
    }

    public void Dispose()
    {
        if (_program is { HasExited: false }) Kill();
        _program?.Dispose();
        _client.Dispose();
    }

    private bool IsReady()
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/health/ready"));
            using var answer = _client.Send(request);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
