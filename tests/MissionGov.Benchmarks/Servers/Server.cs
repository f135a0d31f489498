using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MissionGov.Benchmarks.Servers;

/// <summary>A server as a process of its own on a loopback port, held to the first processor, so that the requests come from another one.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private Server(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    /// <summary>Of the server alone: what its database uses is not in it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public IEnumerable<string> Said => _said;

    /// <summary>The published app as a demo. A second one in the same data folder shares the database of the first.</summary>
    public static Task<Server> StartAppAsync(string published, string data, string? logged = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["MissionGov__DataFolder"] = data,
            ["MissionGov__Demo"] = "true",
            ["ConnectionStrings__MissionGov"] = null,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null,
        };
        if (logged is not null) settings[$"Serilog__MinimumLevel__Override__{logged}"] = "Information";
        return StartAsync(published, address => ["dotnet", Path.Combine(published, "MissionGov.Web.dll")], "/health/ready", settings);
    }

    /// <summary>Returns when <paramref name="path"/> has been answered once.</summary>
    /// <param name="command">The program and its arguments for an address.</param>
    public static async Task<Server> StartAsync(string folder, Func<Uri, string[]> command, string path, Dictionary<string, string?>? settings = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("taskset", ["--cpu-list", "0", .. command(address)]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in settings ?? []) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        var server = new Server(Process.Start(start)!, address);
        try
        {
            await server.AnswersAsync(path);
            return server;
        }
        catch (ServerDidNotAnswer)
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Asked, not killed: the app then stops its database too.
        using (var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await ask.WaitForExitAsync();
        if (!_process.WaitForExit(StopsWithin)) _process.Kill();
        _process.Dispose();
    }

    private async Task AnswersAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end && !_process.HasExited; await Task.Delay(Pause))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new ServerDidNotAnswer($"{_process.StartInfo.ArgumentList[2]} did not answer {path}. It said: {string.Join('\n', _said)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Without it nothing can be measured.</summary>
internal sealed class ServerDidNotAnswer(string message) : Exception(message);
