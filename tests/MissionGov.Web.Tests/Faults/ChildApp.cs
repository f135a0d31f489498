using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Faults;

/// <summary>The built program as a process of its own with its own data, and an analyst at its import page.</summary>
internal sealed partial class ChildApp : IDisposable
{
    public const string Indicator = "Under fire";

    private static int _imports;

    private readonly Process _program;
    private readonly HttpClient _analyst;
    private volatile bool _killed;

    private ChildApp(Process program, Uri address)
    {
        _program = program;
        _analyst = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>Returns when the program is ready, with the analyst's role taken.</summary>
    public static async Task<ChildApp> StartAsync(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = address.ToString(), ["MissionGov__DataFolder"] = folder, ["MissionGov__Demo"] = "true", ["ConnectionStrings__MissionGov"] = null },
        };
        var app = new ChildApp(Process.Start(start)!, address);
        var said = new List<string>();
        app._program.ErrorDataReceived += (_, line) =>
        {
            lock (said) said.Add(line.Data ?? "");
        };
        app._program.BeginErrorReadLine();
        await TestApp.UntilAsync(() => app._program.HasExited || app.IsReady(), "ready");
        Assert.False(app._program.HasExited, string.Join('\n', said));
        var page = await app._analyst.GetStringAsync(new Uri("/persona", UriKind.Relative));
        await app.PostAsync("/persona", new() { ["__RequestVerificationToken"] = Hidden(page, "__RequestVerificationToken"), ["title"] = "Delivery analyst", ["from"] = "/" });
        return app;
    }

    /// <summary>Imports one figure after another; what was confirmed is in the ledger. Ends when the program does.</summary>
    public async Task ImportUntilItEndsAsync(Ledger ledger)
    {
        try
        {
            while (true)
            {
                var month = new DateOnly(1950, 1, 1).AddMonths(Interlocked.Increment(ref _imports)).ToString("yyyy-MM", CultureInfo.InvariantCulture);
                var form = await _analyst.GetStringAsync(new Uri("/data/import", UriKind.Relative));
                var check = await PostAsync("/data/import", new()
                {
                    ["__RequestVerificationToken"] = Hidden(form, "__RequestVerificationToken"),
                    ["indicator"] = "",
                    ["text"] = $"indicator,place,period,value,unit\n{Indicator},E92000001,{month},61.2,%\n",
                });
                var preview = await _analyst.GetStringAsync(new Uri(check, UriKind.Relative));
                var command = Hidden(preview, "command");
                var done = await PostAsync("/data/import/save", new[] { "__RequestVerificationToken", "file", "name", "command" }.ToDictionary(name => name, name => Hidden(preview, name)));
                Assert.Equal($"/data/import/{command}", done);
                ledger.Add(Guid.Parse(command), month);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException && _killed)
        {
            // Killed in the middle: not confirmed.
        }
    }

    public void Kill()
    {
        _killed = true;
        _program.Kill();
        _program.WaitForExit();
    }

    public void Dispose()
    {
        if (!_program.HasExited) Kill();
        _program.Dispose();
        _analyst.Dispose();
    }

    private bool IsReady()
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
            using var answer = _analyst.Send(request);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <returns>Where the answer sends to.</returns>
    private async Task<string> PostAsync(string address, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _analyst.PostAsync(new Uri(address, UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"{address}: {(int)answer.StatusCode} {text}");
    }

    private static string Hidden(string page, string name) =>
        WebUtility.HtmlDecode(Field().Matches(page).First(field => field.Groups[1].Value == name).Groups[2].Value);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("""name="([^"]+)"\s+value="([^"]*)""")]
    private static partial Regex Field();
}
