using System.Globalization;
using System.Text.Json;
using MissionGov.Domain.Releases;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Cli;

/// <summary>The words after import.</summary>
internal sealed record ImportArguments(IReadOnlyList<string> Files, string? Indicator, ColumnMap? Map, DateOnly? KnownOn, bool KnownOnFromName, bool IsWhole, bool DryRun, bool Json, string? Sheet, int? HeadingRow)
{
    /// <summary>When the figures come out; null for now.</summary>
    public DateTimeOffset? ReleaseAt { get; private init; }

    /// <summary>What comes out, as it is announced; null for the names of the measures.</summary>
    public string? ReleaseName { get; private init; }

    /// <summary>Whether 0.618 of a percentage means 61.8%; null where nothing is said.</summary>
    public bool? HasFractions { get; private init; }

    /// <summary>03/04/2026 is 4 March.</summary>
    public bool MonthFirst { get; private init; }

    public const string Usage = "Usage: import FILE… [--indicator SLUG] [--map MAP.json] [--sheet NAME] [--heading-row N] [--fractions yes|no] [--month-first] [--known-on DATE|from-name] [--whole] [--release-at \"2026-05-14 09:30\" [--release-name NAME]] [--dry-run] [--json], or import undo|restore NUMBER --reason TEXT [--json]";

    private const string FromName = "from-name";

    public static ImportArguments? Parse(string[] args, out string wrong)
    {
        List<string> files = [];
        Dictionary<string, string> values = [];
        HashSet<string> switches = [];
        wrong = "";
        for (var i = 0; i < args.Length; i++)
        {
            var word = args[i];
            if (!word.StartsWith("--", StringComparison.Ordinal)) files.Add(word);
            else if (word is "--whole" or "--dry-run" or "--json" or "--month-first") switches.Add(word);
            else if (word is not ("--indicator" or "--map" or "--known-on" or "--sheet" or "--heading-row" or "--fractions" or "--release-at" or "--release-name")) wrong = $"{word} is not an option.";
            else if (i + 1 < args.Length) values[word] = args[++i];
            else wrong = $"{word} needs a value.";
        }

        if (files.Count == 0 && wrong.Length == 0) wrong = "Name at least one file.";
        var day = ReadDay(values.GetValueOrDefault("--known-on"), ref wrong);
        var releaseAt = ReadTime(values.GetValueOrDefault("--release-at"), ref wrong);
        if (releaseAt is not null && values.ContainsKey("--known-on")) wrong = "Figures are known when they come out. Leave out --known-on.";
        var map = ReadMap(values.GetValueOrDefault("--map"), ref wrong);
        var row = ReadRow(values.GetValueOrDefault("--heading-row"), ref wrong);
        var fractions = ReadYes(values.GetValueOrDefault("--fractions"), ref wrong);
        return wrong.Length > 0 ? null : new(
            files, values.GetValueOrDefault("--indicator"), map, day, values.GetValueOrDefault("--known-on") == FromName,
            switches.Contains("--whole"), switches.Contains("--dry-run"), switches.Contains("--json"), values.GetValueOrDefault("--sheet"), row)
        {
            ReleaseAt = releaseAt,
            ReleaseName = values.GetValueOrDefault("--release-name"),
            HasFractions = fractions,
            MonthFirst = switches.Contains("--month-first"),
        };
    }

    private static bool? ReadYes(string? text, ref string wrong)
    {
        if (text is null or "yes" or "no") return text is null ? null : text == "yes";
        wrong = $"{text} is neither yes nor no. Write --fractions yes where 0.618 is 61.8%.";
        return null;
    }

    private static int? ReadRow(string? text, ref string wrong)
    {
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0) return row;
        wrong = $"{text} is not the number of a row. Count from 1, as a spreadsheet does.";
        return null;
    }

    private static DateOnly? ReadDay(string? text, ref string wrong)
    {
        if (text is null or FromName) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        wrong = $"{text} is not a date. Write it like 2026-01-31, or {FromName}.";
        return null;
    }

    private static DateTimeOffset? ReadTime(string? text, ref string wrong)
    {
        if (text is null) return null;
        if (ReleaseTime.Read(text) is { } time) return time;
        wrong = $"{text} is not a time. Write it like \"2026-05-14 09:30\", as the clock shows it in London.";
        return null;
    }

    private static ColumnMap? ReadMap(string? path, ref string wrong)
    {
        if (path is null) return null;
        try
        {
            return ColumnMap.Parse(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            wrong = $"The map {Path.GetFileName(path)} cannot be read: {fault.Message}";
            return null;
        }
    }
}
