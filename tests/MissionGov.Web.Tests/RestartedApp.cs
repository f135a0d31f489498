using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace MissionGov.Tests;

/// <summary>The built program as a process of its own, which can be ended and started again at the same address with the same data.</summary>
internal sealed partial class RestartedApp(string folder) : IDisposable
{
    // A program that is slow to answer is asked again.
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly List<string> _said = [];
    private Process? _program;

    /// <summary>The program chooses it at its first start, as it alone can know what is free; it keeps to it.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public bool HasExited => _program!.HasExited;

    /// <summary>Returns when it is ready.</summary>
    public async Task StartAsync()
    {
        _program?.Dispose();
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = Address.ToString(), ["MissionGov__DataFolder"] = folder, ["MissionGov__Demo"] = "true", ["ConnectionStrings__MissionGov"] = null },
        };
        _program = Process.Start(start)!;
        _program.ErrorDataReceived += (_, line) => Hear(line.Data ?? "");
        _program.BeginErrorReadLine();
        await TestApp.UntilAsync(() => HasExited || IsReady(), "ready");
        Assert.False(HasExited, Said);
    }

    public void Kill()
    {
        _program!.Kill();
        _program.WaitForExit();
    }

    /// <summary>Asks it to end, as whoever puts a new version in its place does.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var clock = Stopwatch.StartNew();
        using (var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {_program!.Id.ToString(CultureInfo.InvariantCulture)}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return clock.Elapsed;
    }

    public void Dispose()
    {
        if (_program is { HasExited: false }) Kill();
        _program?.Dispose();
        _client.Dispose();
    }

    public string Said
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    private void Hear(string line)
    {
        lock (_said) _said.Add(line);
        if (Address.Port == 0 && Listening().Match(line) is { Success: true } heard) Address = new Uri(heard.Groups[1].Value);
    }

    private bool IsReady()
    {
        if (Address.Port == 0) return false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/health/ready"));
            using var answer = _client.Send(request);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"Now listening on:\D*(http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
