using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Missions;
using MissionGov.Tests;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Tests.Serving;

public sealed class StartTests
{
    private const int ConfigurationError = 78;

    [Fact]
    public async Task What_is_wrong_in_the_settings_is_said_all_at_once_and_nothing_starts()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__MissionGov"] = "Host", ["MissionGov__Demo"] = "perhaps", ["MissionGov__Today"] = "tomorrow", ["MissionGov__Colour"] = "blue" },
        };
        using var program = Process.Start(start)!;
        var said = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ConfigurationError, program.ExitCode);
        foreach (var key in new[] { "ConnectionStrings__MissionGov", "MissionGov__Demo", "MissionGov__Today", "MissionGov__Colour" }) Assert.Contains(key, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MissionGov:Today", "2026-2-1", "MissionGov__Today is \"2026-2-1\"")]
    [InlineData("MissionGov:Demo", "yes", "MissionGov__Demo is \"yes\"")]
    [InlineData("MissionGov:DemoPacks", "true", "MissionGov__DemoPacks is not a setting")]
    [InlineData("ConnectionStrings:MissionGov", "postgres://db/missiongov", "ConnectionStrings__MissionGov cannot be read")]
    public void A_setting_that_cannot_be_read_is_named_with_its_fix(string key, string value, string said)
    {
        Read(out var problems, (key, value));

        Assert.StartsWith(said, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OnTrackFrom", "high", "MissionGov__Rating__OnTrackFrom is \"high\"")]
    [InlineData("OnTrackFrom", "75", "MissionGov__Rating: The chances must rise")]
    [InlineData("AtRiskFrom", "0.5", "MissionGov__Rating: The chances must rise")]
    [InlineData("AtRiskFrom", "0", "MissionGov__Rating: The chances must rise")]
    [InlineData("PaceAtRiskFrom", "0.951", "MissionGov__Rating: The shares must rise")]
    [InlineData("Hysteresis", "-0.01", "MissionGov__Rating: Hysteresis")]
    [InlineData("FoldedPeriods", "0", "MissionGov__Rating: FoldedPeriods")]
    [InlineData("GraceDays", "1.5", "MissionGov__Rating: GraceDays")]
    [InlineData("GreenFrom", "0.5", "MissionGov__Rating__GreenFrom is not a setting")]
    public void A_threshold_that_makes_no_sense_is_named_with_its_fix(string threshold, string value, string said)
    {
        Read(out var problems, ($"MissionGov:Rating:{threshold}", value));

        Assert.StartsWith(said, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_that_are_set_are_those_of_the_rule_and_the_others_stay()
    {
        var rating = Read(out var problems, ("MissionGov:Rating:OnTrackFrom", "0.8"), ("MissionGov:Rating:GraceDays", "30")).Rating;

        Assert.Empty(problems);
        Assert.Equal(RatingRules.Published with { OnTrackFrom = 0.8, GraceDays = 30 }, rating);
    }

    [Theory]
    [InlineData("Port", "smtp", "MissionGov__Mail__Port is \"smtp\"")]
    [InlineData("Port", "0", "MissionGov__Mail__Port is \"0\"")]
    [InlineData("From", "nobody at all", "MissionGov__Mail__From is \"nobody at all\"")]
    [InlineData("From", null, "MissionGov__Mail__From is \"\"")]
    [InlineData("StartTls", "maybe", "MissionGov__Mail__StartTls is \"maybe\"")]
    [InlineData("StartTls", "false", "MissionGov__Mail__StartTls is false, so the password")]
    [InlineData("Password", null, "MissionGov__Mail__User and MissionGov__Mail__Password belong together")]
    [InlineData("PublicAddress", null, "MissionGov__Mail__PublicAddress is missing")]
    [InlineData("PublicAddress", "http://missions.example.gov.uk", "MissionGov__Mail__PublicAddress is \"http")]
    [InlineData("PublicAddress", "https://missions.example.gov.uk/here", "MissionGov__Mail__PublicAddress is \"https")]
    [InlineData("Host", null, "MissionGov__Mail__Port is set, but MissionGov__Mail__Host is not")]
    [InlineData("Server", "mail", "MissionGov__Mail__Server is not a setting")]
    public void A_mail_setting_that_cannot_be_used_is_named_with_its_fix_and_no_password_is_told(string setting, string? value, string said)
    {
        var settings = MailSettings();
        settings[$"MissionGov:Mail:{setting}"] = value;

        var configured = Read(out var problems, [.. settings.Where(one => one.Value is not null).Select(one => (one.Key, one.Value!))]);

        Assert.StartsWith(said, Assert.Single(problems), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{configured} {string.Join(' ', problems)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_settings_that_can_be_used_are_and_are_printed_by_nobody()
    {
        var configured = Read(out var problems, [.. MailSettings().Select(one => (one.Key, one.Value!))]);

        Assert.Empty(problems);
        Assert.Equal(("mail.example.gov.uk", 2525, true, "missions@example.gov.uk"), (configured.Mail!.Host, configured.Mail.Port, configured.Mail.StartTls, configured.Mail.From.Address));
        Assert.Equal(new Uri("https://missions.example.gov.uk"), configured.PublicAddress);
        Assert.DoesNotContain("hunter2", configured.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_mail_server_no_mail_is_sent()
    {
        Assert.Null(Read(out var problems).Mail);
        Assert.Empty(problems);
    }

    [Fact]
    public async Task A_threshold_that_is_set_rates_the_targets_and_is_shown()
    {
        await using var app = TestApp.On(await TestData.DemoAsync(), ("MissionGov:Rating:AtRiskFrom", "0.01"), ("MissionGov:Rating:GraceDays", "23"));
        await TestApp.UntilAsync(() => app.Services.GetRequiredService<Readiness>().IsReady, "ready");

        Assert.Contains("1% and more, but under 50%", (await app.PageAsync("/how-we-rate")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("more than 23 days", (await app.PageAsync("/how-we-rate")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("23 days past", (await app.PageAsync("/data")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"atRisk\"", Encoding.UTF8.GetString(await app.BytesAsync("/missions/opportunity/targets/good-level-of-development.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_of_its_own_is_for_the_demo_only()
    {
        Read(out var problems, ("MissionGov:Today", "2026-02-01"), ("MissionGov:Demo", "false"));

        Assert.StartsWith("MissionGov__Today is for the demo only", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_can_be_read_are_read()
    {
        var configured = Read(out var problems, ("MissionGov:Today", "2026-02-01"), ("MissionGov:Demo", "true"), ("ConnectionStrings:MissionGov", "Host=db;Database=missiongov"));

        Assert.Empty(problems);
        Assert.Equal(new Configured("Host=db;Database=missiongov", true, new DateOnly(2026, 2, 1)), configured);
    }

    [Fact]
    public async Task Two_nodes_may_start_at_once_on_one_empty_database()
    {
        var database = await TestPostgres.NewDatabaseAsync();
        await using var one = TestApp.On(database);
        await using var other = TestApp.On(database);

        foreach (var node in new[] { one, other }) await TestApp.UntilAsync(() => node.Services.GetRequiredService<Readiness>().IsReady, "ready");

        var loads = await one.ReadAsync(db => db.Audit.Where(line => line.Event == nameof(DemoPackLoaded)).Select(line => line.Summary).ToListAsync());
        Assert.Equal(DemoPack.Names.Count, loads.Distinct().Count());
        Assert.Equal(DemoPack.Names.Count, loads.Count);
        Assert.Equal((await one.PageAsync("/")).QuerySelector("h1")!.Words(), (await other.PageAsync("/")).QuerySelector("h1")!.Words());
    }

    [Fact]
    public async Task A_change_at_one_node_is_shown_by_the_other()
    {
        var database = await TestData.DemoAsync();
        await using var one = TestApp.On(database);
        await using var other = TestApp.On(database);
        foreach (var node in new[] { one, other }) await TestApp.UntilAsync(() => node.DataVersion > 0, "ready");
        await other.PageAsync("/missions/nhs");

        await one.ChangeAsync("update missions set name = 'Said at one node' where slug = 'nhs'");
        await TestApp.UntilAsync(() => other.DataVersion == one.DataVersion, "heard of");

        Assert.Equal("Said at one node", (await other.PageAsync("/missions/nhs")).QuerySelector("h1")!.Words());
    }

    private static Dictionary<string, string?> MailSettings() => new()
    {
        ["MissionGov:Mail:Host"] = "mail.example.gov.uk",
        ["MissionGov:Mail:Port"] = "2525",
        ["MissionGov:Mail:User"] = "missions",
        ["MissionGov:Mail:Password"] = "hunter2",
        ["MissionGov:Mail:From"] = "MissionGov <missions@example.gov.uk>",
        ["MissionGov:Mail:PublicAddress"] = "https://missions.example.gov.uk",
    };

    private static Configured Read(out IReadOnlyList<string> problems, params (string Key, string Value)[] settings) =>
        Configured.From(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build(), out problems);
}
