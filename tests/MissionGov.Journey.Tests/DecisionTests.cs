using MissionGov.Tests;

namespace MissionGov.Journey.Tests;

/// <summary>What the minister decided is written down while the meeting goes on.</summary>
public sealed class DecisionTests(TestApp app, ITestOutputHelper output) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_decision_is_recorded_in_twenty_seconds_by_keyboard()
    {
        await using var window = await Chromium.WindowAsync(app);
        var owner = await window.Role(app, "NHS senior responsible owner", "/decisions/new?mission=nhs");
        var hands = new KeystrokeModel(owner);

        // The page is open. Mission, who decides and by when are filled in already.
        await owner.Locator("#question").FocusAsync();
        hands.Decide();
        await hands.TypeAsync("open 12 clinics on Sundays");
        hands.Decide();
        await hands.PressAsync("Enter");

        await owner.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "open 12 clinics on Sundays" }).WaitForAsync();
        output.WriteLine($"{hands.Keys} keys, {hands.Decisions} decisions: {hands.Seconds:0.0} s");
        Assert.InRange(hands.Seconds, 5, 20);
    }
}
