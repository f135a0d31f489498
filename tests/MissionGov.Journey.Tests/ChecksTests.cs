using Microsoft.Playwright;
using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>A promise is checked while somebody types it.</summary>
public sealed class ChecksTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_parts_that_are_missing_go_while_they_are_typed_and_no_button_is_pressed()
    {
        await using var window = await Chromium.WindowAsync(app);
        var page = await window.Role(app, "NHS unit lead", "/missions/nhs/targets/new");
        await page.EvaluateAsync("window.stillTheSamePage = true");
        var (score, missing) = (page.Locator("#checks [data-said]"), page.Locator("#checks > ul").First);
        var before = await score.InnerTextAsync();
        await Assertions.Expect(missing).ToContainTextAsync("Target date");
        await page.Locator("#checks details summary").First.ClickAsync();

        await page.GetByLabel("Deadline").PressSequentiallyAsync("March 2029");

        await Assertions.Expect(missing).Not.ToContainTextAsync("Target date");
        await Assertions.Expect(score).Not.ToHaveTextAsync(before);
        var after = await score.InnerTextAsync();
        await Assertions.Expect(page.Locator("#checks-said")).ToHaveTextAsync(after);
        await Assertions.Expect(page.Locator("#checks details").First).ToHaveAttributeAsync("open", "");

        await page.GetByLabel("Deadline").FillAsync("");
        await Assertions.Expect(missing).ToContainTextAsync("Target date");
        await Assertions.Expect(score).ToHaveTextAsync(before);
        Assert.True(await page.EvaluateAsync<bool>("window.stillTheSamePage === true"));
        Assert.Equal(0, await page.Locator(".error-summary").CountAsync());
    }
}
