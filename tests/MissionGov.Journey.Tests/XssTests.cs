using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Every text that is stored or sent is an attack, and nothing of it runs.</summary>
public sealed class XssTests(XssTests.PoisonedApp poisoned, ITestOutputHelper output) : IClassFixture<XssTests.PoisonedApp>
{
    private const int OfEachKind = 2;

    // Forms have about so many, so that the next one goes on where the last one ended.
    private const int FieldsOfAForm = 12;

    // All that any page reads from its address, and what others call such things.
    private static readonly string[] QueryKeys = ["q", "as-at", "known-on", "since", "view", "mission", "level", "owner", "sort", "show", "measure", "from", "title", "name", "file", "page", "who"];

    private readonly TestApp _app = poisoned.App;

    [Fact]
    public void Every_text_that_is_stored_is_an_attack()
    {
        output.WriteLine($"{XssCorpus.All.Count} attacks in {poisoned.Seed.Filled.Count} columns: {string.Join(' ', poisoned.Seed.Filled)}");
        output.WriteLine($"No row: {string.Join(' ', poisoned.Seed.Empty)}");

        Assert.True(XssCorpus.All.Distinct().Count() >= 150);
        Assert.Equal(PoisonedApp.EmptyTables, poisoned.Seed.Empty);
        Assert.Equal([], poisoned.Seed.Unfilled.Where(text => !PoisonedApp.EmptyTables.Any(table => text.StartsWith(table, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("NHS unit lead")]
    [InlineData("Delivery analyst")]
    [InlineData("Auditor")]
    [InlineData("Administrator")]
    [InlineData(XssStage.Administrator)]
    public async Task Nothing_that_is_stored_runs_on_any_page(string? title)
    {
        await using var window = await Chromium.WindowAsync(_app);
        var watch = await XssWatch.OverAsync(window);
        var page = await OpenAsync(window, title);
        var pages = (await Walk.EverywhereAsync(window)).Where(visit => visit.IsPage || visit.Type == "image/svg+xml").GroupBy(visit => visit.Kind).SelectMany(kind => kind.Take(title is null ? OfEachKind : 1)).ToList();

        foreach (var visit in pages)
        {
            await page.GotoAsync(visit.Address);
            await watch.LookAsync(page);
        }

        output.WriteLine($"{pages.Count} pages: {string.Join(' ', pages.Select(visit => visit.Address))}");
        Assert.True(pages.Count >= 10, "Hardly a page was found.");
        Assert.Contains(pages, visit => visit.Address.StartsWith("/changes", StringComparison.Ordinal));
        NothingRan(watch);
    }

    [Fact]
    public async Task No_name_of_a_person_runs_among_the_people_or_on_their_own_page()
    {
        await using var window = await Chromium.WindowAsync(_app);
        var watch = await XssWatch.OverAsync(window);
        var page = await OpenAsync(window, XssStage.Administrator);
        await page.GotoAsync("/admin/people");
        var people = await page.Locator("main a[href^='/admin/people/0']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.True(people.Length >= 2, "There are no people.");
        foreach (var address in (string[])["/admin/people", .. people, "/admin/people/new", "/admin/mail", "/me", "/sign-in/again", "/changes", "/data/late"])
        {
            var answer = await page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{address}: {answer.Status}");
            await watch.LookAsync(page);
        }

        await page.GotoAsync("/me");
        await page.Locator("form[action='/me/authenticator'] button").ClickAsync();
        await page.Locator(".qr").WaitForAsync();
        await watch.LookAsync(page);

        // Whoever comes by the organisation's sign-in is given none. It may be one's own, and ends one's sessions then.
        var link = page.Locator("form[action$='/link'] button");
        for (var next = 0; next == 0 || await link.CountAsync() == 0; next++) await page.GotoAsync(people[next]);
        await link.ClickAsync();
        await page.Locator("code.link").WaitForAsync();
        await watch.LookAsync(page);

        NothingRan(watch);
    }

    [Theory]
    [InlineData("NHS unit lead")]
    [InlineData("Delivery analyst")]
    [InlineData(XssStage.Administrator)]
    public async Task Nothing_that_is_typed_into_a_form_runs_when_the_form_comes_back(string title)
    {
        await using var window = await Chromium.WindowAsync(_app);
        var watch = await XssWatch.OverAsync(window);
        var page = await OpenAsync(window, title);
        var (sent, echoed) = (0, 0);
        foreach (var visit in (await Walk.EverywhereAsync(window)).Where(visit => visit.IsPage && visit.Text.Contains("method=\"post\"", StringComparison.Ordinal)).DistinctBy(visit => visit.Kind))
        {
            sent += await page.SendFormsAsync(visit.Address, [.. XssCorpus.All.Skip(sent * FieldsOfAForm % XssCorpus.All.Count), .. XssCorpus.All], async _ =>
            {
                echoed += await page.Locator(".error-summary").CountAsync();
                await watch.LookAsync(page);
            });
        }

        output.WriteLine($"{sent} forms, {echoed} came back");
        Assert.True(echoed >= 2, $"Of {sent} forms {echoed} came back.");
        NothingRan(watch);
    }

    private static void NothingRan(XssWatch watch) => Assert.True(watch.Found.Count == 0, string.Join('\n', watch.Found));

    // A role of the demo, or the address of somebody with an account.
    private async Task<IPage> OpenAsync(IBrowserContext window, string? title)
    {
        if (title?.Contains('@', StringComparison.Ordinal) != true) return title is null ? await window.NewPageAsync() : await window.Role(_app, title);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.SignInAsync(title);
        return page;
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
        NothingRan(watch);
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

        NothingRan(watch);
    }

    /// <summary>The program over a demo in which every text is an attack.</summary>
    public sealed class PoisonedApp : IAsyncLifetime
    {
        // Nothing makes a claim; what is kept of an authenticator is sealed or hashed.
        internal static readonly string[] EmptyTables = ["IdentityUserClaim`1", "IdentityUserToken`1"];

        public TestApp App { get; } = new();

        internal XssSeed Seed { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            await XssStage.PlayAsync(App);
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
