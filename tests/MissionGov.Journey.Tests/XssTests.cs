using Microsoft.Playwright;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Comments;

namespace MissionGov.Journey.Tests;

/// <summary>Every text that is stored or sent is an attack, and nothing of it runs.</summary>
public sealed class XssTests(XssTests.PoisonedApp poisoned, ITestOutputHelper output) : IClassFixture<XssTests.PoisonedApp>
{
    private const int OfEachKind = 2;

    // All that any page reads from its address, and what others call such things.
    private static readonly string[] QueryKeys = ["q", "as-at", "known-on", "since", "view", "mission", "level", "owner", "sort", "show", "measure", "from", "title", "name", "file", "page", "who"];

    private readonly TestApp _app = poisoned.App;

    [Fact]
    public void Every_text_that_is_stored_is_an_attack()
    {
        output.WriteLine($"{XssCorpus.All.Count} attacks in {poisoned.Seed.Filled.Count} columns: {string.Join(' ', poisoned.Seed.Filled)}");
        output.WriteLine($"No row: {string.Join(' ', poisoned.Seed.Empty)}");

        Assert.True(XssCorpus.All.Distinct().Count() >= 150);
        Assert.Contains("Mission.Name", poisoned.Seed.Filled);
        Assert.Contains("Milestone.Slips.Reason", poisoned.Seed.Filled);
        Assert.Equal(PoisonedApp.EmptyTables, poisoned.Seed.Empty);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NHS unit lead")]
    [InlineData("Delivery analyst")]
    [InlineData("Auditor")]
    [InlineData("Administrator")]
    public async Task Nothing_that_is_stored_runs_on_any_page(string? title)
    {
        await using var window = await Chromium.WindowAsync(_app);
        var watch = await XssWatch.OverAsync(window);
        var page = title is null ? await window.NewPageAsync() : await window.Role(_app, title);
        var pages = (await Walk.EverywhereAsync(window)).Where(visit => visit.IsPage || visit.Type == "image/svg+xml").GroupBy(visit => visit.Kind).SelectMany(kind => kind.Take(title is null ? OfEachKind : 1)).ToList();

        foreach (var visit in pages)
        {
            await page.GotoAsync(visit.Address);
            await watch.LookAsync(page);
        }

        output.WriteLine($"{pages.Count} pages: {string.Join(' ', pages.Select(visit => visit.Address))}");
        Assert.True(pages.Count >= 10, "Hardly a page was found.");
        Assert.Equal([], watch.Found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Delivery analyst")]
    public async Task Nothing_that_stands_in_an_address_runs(string? title)
    {
        await using var window = await Chromium.WindowAsync(_app);
        var watch = await XssWatch.OverAsync(window);
        var page = title is null ? await window.NewPageAsync() : await window.Role(_app, title);
        var (next, sent) = (0, 0);
        string Attack() => Uri.EscapeDataString(XssCorpus.All[next++ % XssCorpus.All.Count]);
        var kinds = (await Walk.EverywhereAsync(window)).Where(visit => visit.IsPage).DistinctBy(visit => visit.Kind).Select(visit => visit.Address.Split('?')[0]).Distinct();

        foreach (var address in kinds.Concat(["/missions/x", "/x"]))
        {
            var answer = await page.GotoAsync($"{address}?{string.Join('&', QueryKeys.Select(key => $"{key}={Attack()}"))}");
            Assert.True(answer!.Status < 500, $"{address}: {answer.Status}");
            await watch.LookAsync(page);
            await page.GotoAsync($"{address.TrimEnd('/')}/{Attack().Replace("%2F", "", StringComparison.Ordinal)}");
            await watch.LookAsync(page);
            sent++;
        }

        output.WriteLine($"{sent} kinds of pages, {next} attacks");
        Assert.Equal([], watch.Found);
    }

    [Fact]
    public async Task No_name_or_cell_of_a_file_runs()
    {
        await using var window = await Chromium.WindowAsync(_app);
        var watch = await XssWatch.OverAsync(window);
        var page = await window.Role(_app, "Delivery analyst");
        const int rows = 25;
        foreach (var attacks in XssCorpus.All.Select(attack => attack.ReplaceLineEndings(" ")).Chunk(rows))
        {
            await page.GotoAsync("/data/import");
            var cells = string.Join('\n', attacks.Select(attack => $"\"{attack.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"{attack.Replace("\"", "\"\"", StringComparison.Ordinal)}\",2024-01,1,%"));
            await page.SetInputFilesAsync("#file", new FilePayload { Name = $"{attacks[0]}.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes($"indicator,place,period,value,unit\n{cells}\n") });
            await page.EvaluateAsync("document.querySelector('#file').form.requestSubmit()");
            await page.WaitForURLAsync("**/data/import*/check*");
            await watch.LookAsync(page);
        }

        Assert.Equal([], watch.Found);
    }

    /// <summary>The program over a demo in which every text is an attack.</summary>
    public sealed class PoisonedApp : IAsyncLifetime
    {
        // The demo has none of these, and nothing that a demo's visitor does makes one.
        internal static readonly string[] EmptyTables = ["Account", "Appointment", "Draft", "IdentityUserClaim`1", "IdentityUserLogin`1", "IdentityUserToken`1", "OutboxMail"];

        public TestApp App { get; } = new();

        internal XssSeed Seed { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            var mission = new CommentAddress("nhs");
            foreach (var address in new[] { mission, mission with { Target = "18-week-waits" } }) Assert.Null(await App.SendAsync(Personas.Named("NHS unit lead")!, new WriteComment(Guid.CreateVersion7(), address, null, "A comment.")));
            await App.ReadAsync(async db =>
            {
                await Seed.FillAsync(db);
                return 0;
            });
            await App.ChangeAsync("select 1");
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
