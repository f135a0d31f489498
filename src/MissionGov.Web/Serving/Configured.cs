using System.Globalization;
using MissionGov.Domain.Missions;
using MissionGov.Web.Cluster;
using MissionGov.Web.Serving.Outbound;
using Npgsql;

namespace MissionGov.Web.Serving;

/// <summary>The settings, read once. What cannot be read is listed all at once, with the key and the fix.</summary>
internal sealed record Configured(string? ConnectionString, bool? Demo, DateOnly? Today)
{
    private const string Section = "MissionGov";

    private static readonly string[] Known =
    [
        "DataFolder", "Today", "PostgresBin", "Demo", "DatabasePassword", "Organisation", "NewKeys", "Contact",
        Serving.Proxies.Section, RatingSettings.Section, SessionSettings.Section, OidcSettings.Section, MailSettings.Section,
        HostList.Feeds, HostList.Webhooks,
    ];

    /// <summary>By which every target is rated, everywhere.</summary>
    public RatingRules Rating { get; init; } = RatingRules.Published;

    /// <summary>Where figures may be fetched from; empty where none are.</summary>
    public HostList Feeds { get; init; } = HostList.None;

    /// <summary>Where news may be sent to; empty where none is.</summary>
    public HostList Webhooks { get; init; } = HostList.None;

    /// <summary>Null where no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Where people find these pages, for links in what is sent and in calendars; null where nobody has said.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Its name is refused in passwords; empty where it is not set.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The keys of sign-ins are lost for good, and are knowingly replaced.</summary>
    public bool NewKeys { get; init; }

    /// <summary>Whose word on where a request came from is taken.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    public SessionSettings Session { get; init; } = SessionSettings.Usual;

    /// <summary>The organisation's own sign-in, where it has one.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>Whom readers ask, as it stands on the pages about accessibility and privacy; null where nobody said.</summary>
    public string? Contact { get; init; }

    public static Configured From(IConfiguration configuration, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        var connection = Text(configuration.GetConnectionString(Section));
        if (connection is not null && IsConnectionString(connection)) connection = GivenServer.ConnectionString(configuration);
        else if (connection is not null) found.Add("ConnectionStrings__MissionGov cannot be read. Write it like Host=db;Database=missiongov;Username=missiongov;Password=…");

        var demo = Text(configuration[$"{Section}:Demo"]);
        if (demo is not null && !bool.TryParse(demo, out _)) found.Add($"MissionGov__Demo is \"{demo}\". Set it to true or false, or leave it out.");

        var today = Text(configuration[$"{Section}:Today"]);
        DateOnly? day = DateOnly.TryParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        if (today is not null && day is null) found.Add($"MissionGov__Today is \"{today}\". Write a day like 2026-02-01, or leave it out.");
        if (day is not null && demo is not null && !demo.Equals("true", StringComparison.OrdinalIgnoreCase)) found.Add("MissionGov__Today is for the demo only. Leave it out, or set MissionGov__Demo to true.");

        found.AddRange(
            from child in configuration.GetSection(Section).GetChildren()
            where !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
            select $"MissionGov__{child.Key} is not a setting. The settings are {string.Join(", ", Known.Select(name => $"MissionGov__{name}"))}.");
        var rating = RatingSettings.Read(configuration.GetSection($"{Section}:{RatingSettings.Section}"), $"{Section}__{RatingSettings.Section}", found);
        var session = SessionSettings.Read(configuration.GetSection($"{Section}:{SessionSettings.Section}"), $"{Section}__{SessionSettings.Section}", found);
        var oidc = OidcSettings.Read(configuration.GetSection($"{Section}:{OidcSettings.Section}"), $"{Section}__{OidcSettings.Section}", found);
        var proxies = Serving.Proxies.Read(configuration[$"{Section}:{Serving.Proxies.Section}"], $"{Section}__{Serving.Proxies.Section}", found);
        var mail = configuration.GetSection($"{Section}:{MailSettings.Section}");
        var mailing = MailSettings.Read(mail, $"{Section}__{MailSettings.Section}", found);
        var feeds = HostList.Read(configuration.GetSection($"{Section}:{HostList.Feeds}"), $"{Section}__{HostList.Feeds}", patterns: false, found);
        var webhooks = HostList.Read(configuration.GetSection($"{Section}:{HostList.Webhooks}"), $"{Section}__{HostList.Webhooks}", patterns: true, found);
        problems = found;
        return new Configured(connection, bool.TryParse(demo, out var on) ? on : null, day)
        {
            Rating = rating,
            NewKeys = bool.TryParse(configuration[$"{Section}:NewKeys"], out var renewed) && renewed,
            Proxies = proxies,
            Session = session,
            Oidc = oidc,
            Organisation = Text(configuration[$"{Section}:Organisation"]) ?? "",
            Contact = Text(configuration[$"{Section}:Contact"]),
            Feeds = feeds,
            Webhooks = webhooks,
            Mail = mailing,
            PublicAddress = MailSettings.PublicAddressOf(mail),
        };
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
