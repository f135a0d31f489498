using System.Globalization;

namespace MissionGov.Web.Serving;

/// <summary>How long somebody stays signed in: <c>MissionGov__Session__IdleMinutes</c> without a page asked for, and <c>MissionGov__Session__MostHours</c> in all.</summary>
internal sealed record SessionSettings(TimeSpan Idle, TimeSpan Most)
{
    public const string Section = "Session";

    public static readonly SessionSettings Usual = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));

    public static SessionSettings Read(IConfigurationSection section, string prefix, List<string> problems)
    {
        var read = Usual;
        foreach (var setting in section.GetChildren())
        {
            var name = $"{prefix}__{setting.Key}";
            var value = int.TryParse(setting.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1440 ? number : 0;
            if (setting.Key.Equals("IdleMinutes", StringComparison.OrdinalIgnoreCase)) read = read with { Idle = TimeSpan.FromMinutes(value) };
            else if (setting.Key.Equals("MostHours", StringComparison.OrdinalIgnoreCase)) read = read with { Most = TimeSpan.FromHours(value) };
            else problems.Add($"{name} is not a setting. The settings are {prefix}__IdleMinutes, {prefix}__MostHours.");
            if (value == 0) problems.Add($"{name} is \"{setting.Value}\". Write a whole number from 1 to 1440, or leave it out.");
        }

        return read;
    }
}
