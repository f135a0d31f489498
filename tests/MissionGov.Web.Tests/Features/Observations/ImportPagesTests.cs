using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MissionGov.Tests;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Features.Observations;

/// <summary>The pages as a browser without scripts uses them: cookies, forms and links.</summary>
public sealed partial class ImportPagesTests : IAsyncLifetime
{
    private const string Rows = "indicator,place,period,value,unit\nWaits,E92000001,2025-10,61.2,%\nWaits,E92000001,2025-11,6l.5,%\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("missiongov-pages-").FullName;
    private WebApplication _app = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "MissionGov.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["MissionGov:DataFolder"] = _folder });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var configured = new Configured(database, Demo: true, Today: null);
        builder.Services.AddUseCases(configured, new DatabaseAddress(database, Embedded: false)).AddServing(configured).AddNotices(configured.Mail);
        _app = builder.Build();
        _app.UseMissionGov();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        while (!_app.Services.GetRequiredService<Readiness>().IsReady) await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        _browser = new HttpClient(new Cookies(_app.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Choose_look_and_import_without_a_script()
    {
        await BecomeAsync("Delivery analyst");
        var check = await PostAsync("/data/import", await GetAsync("/data/import"), new() { ["file"] = ("../../rtt_oct.csv", Rows) });

        Assert.Contains("Import preview: rtt_oct.csv", check, StringComparison.Ordinal);
        Assert.Contains("2 rows: 1 new, 0 revised, 1 problem.", check, StringComparison.Ordinal);
        Assert.Contains("Nothing saved yet", check, StringComparison.Ordinal);
        Assert.Contains("Row 3: Value must be a number, like 12 or 12.5. Did you mean 61.5?", check, StringComparison.Ordinal);
        Assert.Equal(0, await HeldAsync());

        var done = await PostAsync("/data/import/save", check, []);

        Assert.Contains("2 rows: 1 new, 0 revised. 1 bad row left out.", done, StringComparison.Ordinal);
        Assert.Equal(1, await HeldAsync());
        Assert.All(Directory.GetFiles(Path.Combine(_folder, "imports")), file => Assert.Matches("^[0-9A-F]{64}\\.import$", Path.GetFileName(file)));
    }

    [Fact]
    public async Task Pasted_rows_are_read_as_a_file()
    {
        await BecomeAsync("Delivery analyst");

        var check = await PostAsync("/data/import", await GetAsync("/data/import"), new() { ["text"] = (null, "indicator\tplace\tperiod\tvalue\nWaits\tE92000001\t2025-10\t61.2\n") });

        Assert.Contains("1 row: 1 new, 0 revised.", check, StringComparison.Ordinal);
        Assert.Contains("Columns are separated by tabs", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_only_looked_at_is_deleted_after_a_day_and_an_imported_one_is_kept()
    {
        await BecomeAsync("Delivery analyst");
        var imports = Path.Combine(_folder, "imports");
        var check = await PostAsync("/data/import", await GetAsync("/data/import"), new() { ["file"] = ("imported.csv", Rows) });
        await PostAsync("/data/import/save", check, []);
        var imported = Assert.Single(Directory.GetFiles(imports));
        await PostAsync("/data/import", await GetAsync("/data/import"), new() { ["file"] = ("looked_at.csv", Rows + "\n") });
        var lookedAt = Assert.Single(Directory.GetFiles(imports), file => file != imported);
        foreach (var file in Directory.GetFiles(imports)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));

        await PostAsync("/data/import", await GetAsync("/data/import"), new() { ["file"] = ("new.csv", Rows + "\n\n") });

        Assert.True(File.Exists(imported));
        Assert.False(File.Exists(lookedAt));
        Assert.Equal(2, Directory.GetFiles(imports).Length);
    }

    [Fact]
    public async Task Nothing_chosen_is_said_beside_the_field()
    {
        await BecomeAsync("Delivery analyst");

        var page = await PostAsync("/data/import", await GetAsync("/data/import"), []);

        Assert.Contains("There is a problem", page, StringComparison.Ordinal);
        Assert.Contains("Choose a file, or paste rows", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_reads_a_plain_sentence_and_can_save_nothing()
    {
        var page = await GetAsync("/data/import");

        Assert.DoesNotContain("<form method=\"post\" action=\"/data/import\"", page, StringComparison.Ordinal);
        Assert.Contains("act as someone who may edit data", page, StringComparison.Ordinal);
        await PostAsync("/data/import", page, new() { ["file"] = ("a.csv", Rows) });
        Assert.False(Directory.Exists(Path.Combine(_folder, "imports")));
    }

    [Fact]
    public async Task A_visitor_is_turned_away_from_saving_before_the_form_is_read()
    {
        var page = await PostAsync("/data/import/save", "", []);

        Assert.Contains("act as someone who may edit data", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The form was open for too long", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_that_saves_is_small()
    {
        const int padding = 200_000;
        await BecomeAsync("Delivery analyst");
        var check = await PostAsync("/data/import", await GetAsync("/data/import"), new() { ["file"] = ("rtt_oct.csv", Rows) });

        await PostAsync("/data/import/save", check, new() { ["padding"] = (null, new string('x', padding)) });

        Assert.Equal(0, await HeldAsync());
    }

    [Fact]
    public async Task A_form_that_is_not_ours_is_refused()
    {
        await BecomeAsync("Delivery analyst");
        await GetAsync("/data/import");

        var page = await PostAsync("/data/import", "", new() { ["file"] = ("a.csv", Rows) });

        Assert.Contains("The form was open for too long. Choose the file again", page, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "imports")));
    }

    [Fact]
    public async Task A_made_up_name_of_a_kept_file_opens_nothing()
    {
        await BecomeAsync("Delivery analyst");

        Assert.Contains("That file is not here any more", await GetAsync("/data/import/check?file=..%2F..%2Fetc%2Fpasswd"), StringComparison.Ordinal);
    }

    private async Task<int> HeldAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MissionGovDb>().ImportBatches.CountAsync(batch => batch.Pack == null, TestContext.Current.CancellationToken);
    }

    private async Task BecomeAsync(string title) => await PostAsync("/persona", await GetAsync("/persona"), new() { ["title"] = (null, title) });

    private async Task<string> GetAsync(string address) =>
        WebUtility.HtmlDecode(await (await _browser.GetAsync(address, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    // Sends what the page's form holds and what the person entered, and follows where that leads.
    private async Task<string> PostAsync(string address, string page, Dictionary<string, (string? FileName, string Text)> entered)
    {
        using var form = new MultipartFormDataContent();
        foreach (var hidden in Hidden().Matches(page).DistinctBy(field => field.Groups[1].Value).Where(field => !entered.ContainsKey(field.Groups[1].Value))) form.Add(new StringContent(hidden.Groups[2].Value), hidden.Groups[1].Value);
        foreach (var (name, entry) in entered)
        {
            if (entry.FileName is null) form.Add(new StringContent(entry.Text), name);
            else form.Add(new StringContent(entry.Text), name, entry.FileName);
        }

        var response = await _browser.PostAsync(address, form, TestContext.Current.CancellationToken);
        if (response.Headers.Location is { } next) return await GetAsync(next.ToString());
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer _jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) _jar.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }
}
