using System.Text.Json;
using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>Does it add up? What a unit lead changes is what an analyst sees.</summary>
public sealed class AddsUpTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Mission = "/missions/nhs";
    private const string Target = "/missions/nhs/targets/18-week-waits";
    private const string Plan = "AI triage of referrals";

    [Fact]
    public async Task A_milestone_slipped_by_three_months_is_the_same_new_figure_everywhere()
    {
        await using var mine = await Chromium.WindowAsync(app);
        await using var theirs = await Chromium.WindowAsync(app);
        var analyst = await theirs.Role(app, "Delivery analyst", $"{Target}");
        var before = await analyst.Locator("#adds-up ~ p").First.InnerTextAsync();
        var lead = await mine.Role(app, "NHS unit lead", "/missions/nhs/milestones");
        await lead.LiveAsync();

        await SlipAsync(lead, "All first appointments bookable in the app", "2028-06-30", "The supplier needs three months more.");

        await analyst.Locator("#live button").ClickAsync();
        await Assertions.Expect(analyst.Locator("#adds-up ~ p").First).Not.ToHaveTextAsync(before);
        var told = await ToldAsync();
        Assert.Contains(told.Sentence, await analyst.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains($"{told.Chance} with the plans", await analyst.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(told.Bar, await analyst.Locator(".waterfall tr.step-plan", new() { HasText = Plan }).InnerTextAsync(), StringComparison.Ordinal);

        await analyst.GotoAsync(Mission);
        Assert.Contains(told.Bar, await analyst.Locator(".waterfall tr.step-plan", new() { HasText = Plan }).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(told.Sentence, await analyst.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await analyst.GotoAsync("/");
        Assert.Contains(told.Sentence, await analyst.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains($"Chance with the plans: {told.Chance}", await analyst.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chance_moves_while_somebody_types_and_the_address_shares_it()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{Target}/what-if");
        var supposed = page.Locator("[data-results] table").First.Locator("tbody tr").First.Locator("td").Last;
        var planned = await supposed.InnerTextAsync();

        await page.Locator("#effect-evening-and-weekend-clinics").FillAsync("60");

        await Assertions.Expect(supposed).Not.ToHaveTextAsync(planned);
        await Assertions.Expect(page.Locator("#effect-evening-and-weekend-clinics")).ToHaveValueAsync("60");
        var moved = await supposed.InnerTextAsync();
        await page.GotoAsync(page.Url);
        Assert.Equal(moved, await supposed.InnerTextAsync());
        Assert.Equal("60", await page.Locator("#effect-evening-and-weekend-clinics").InputValueAsync());
    }

    [Fact]
    public async Task A_slider_and_its_box_are_one_number_and_the_chance_is_read_out_once_the_hand_is_still()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        await page.GotoAsync($"{Target}/what-if");
        var (box, slider) = (page.Locator("#reach-outpatient-reform"), page.GetByRole(AriaRole.Group, new() { Name = "Outpatient reform" }).GetByRole(AriaRole.Slider, new() { Name = "Slide: Reach, in per cent" }));
        var (said, told) = (page.Locator("[data-chance]"), page.Locator("[data-told]"));
        Assert.Equal(await box.InputValueAsync(), await slider.InputValueAsync());
        var planned = await said.InnerTextAsync();

        await slider.FocusAsync();
        await page.Keyboard.PressAsync("Home");

        await Assertions.Expect(box).ToHaveValueAsync("0");
        await Assertions.Expect(said).Not.ToHaveTextAsync(planned);
        await Assertions.Expect(told).ToHaveTextAsync(await said.InnerTextAsync());
        await box.FillAsync("60");
        await Assertions.Expect(slider).ToHaveValueAsync("60");
        Assert.True((await slider.BoundingBoxAsync())!.Height >= 44);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("reach-outpatient-reform=60"));
    }

    [Fact]
    public async Task A_hand_that_slides_asks_in_turn_and_waits_where_it_asked_too_often()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.NewPageAsync();
        var asked = new List<DateTime>();
        await page.RouteAsync("**/what-if?*", route =>
        {
            asked.Add(DateTime.UtcNow);
            return asked.Count == 1 ? route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "2" } }) : route.ContinueAsync();
        });
        await page.GotoAsync($"{Target}/what-if");
        var slider = page.GetByRole(AriaRole.Group, new() { Name = "Outpatient reform" }).GetByRole(AriaRole.Slider, new() { Name = "Slide: Reach, in per cent" });

        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("[data-chance]")).ToHaveTextAsync("Too many tries. It goes on in 2 seconds.");
        await page.Keyboard.PressAsync("Home");

        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("reach-outpatient-reform=0(&|$)"));
        Assert.True(asked[1] - asked[0] >= TimeSpan.FromSeconds(1.9), $"{asked[1] - asked[0]}");
        for (var i = 0; i < 20; i++) await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("reach-outpatient-reform=20(&|$)"));

        // A browser's clock and ours are read a little apart.
        Assert.All(asked.Zip(asked.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(200), $"{pair.Second - pair.First}"));
    }

    private static async Task SlipAsync(IPage page, string milestone, string date, string reason)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Change {milestone}" }).ClickAsync();
        await page.Locator("#reason").WaitForAsync();
        await page.Locator("#new-date").FillAsync(date);
        await page.Locator("#reason").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save new date" }).ClickAsync();
        await page.Locator("#reason").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private async Task<Told> ToldAsync()
    {
        using var json = JsonDocument.Parse(await app.Client.GetByteArrayAsync(new Uri("/api/v1/targets/nhs/18-week-waits", UriKind.Relative), TestContext.Current.CancellationToken));
        var sum = json.RootElement.GetProperty("withPlans");
        var bar = sum.GetProperty("bars").EnumerateArray().Single(one => one.GetProperty("name").GetString() == Plan).GetProperty("contribution").GetDouble();
        return new(sum.GetProperty("sentence").GetString()!, Domain.Missions.ChanceWords.Percent(sum.GetProperty("probabilityOfMeeting").GetDouble()), $"+{bar:0.0}");
    }

    private sealed record Told(string Sentence, string Chance, string Bar);
}
