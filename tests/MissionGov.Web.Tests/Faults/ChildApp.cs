using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Faults;

/// <summary>The built program as a process of its own with its own data, and an analyst at its import page.</summary>
internal sealed partial class ChildApp : IDisposable
{
    public const string Indicator = "Under fire";

    private static int _imports;

    private readonly RestartedApp _program;
    private readonly HttpClient _analyst;
    private volatile bool _killed;

    private ChildApp(RestartedApp program)
    {
        _program = program;
        _analyst = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = program.Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Returns when the program is ready, with the analyst's role taken.</summary>
    public static async Task<ChildApp> StartAsync(string folder)
    {
        var program = new RestartedApp(folder);
        await program.StartAsync();
        var app = new ChildApp(program);
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
                while (!(await _analyst.GetStringAsync(new Uri(done, UriKind.Relative))).Contains("<h1>Imported:", StringComparison.Ordinal)) await Task.Delay(10);
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
    }

    public void Dispose()
    {
        _program.Dispose();
        _analyst.Dispose();
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

    [GeneratedRegex("""name="([^"]+)"\s+value="([^"]*)""")]
    private static partial Regex Field();
}
