using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>One line of a pack's figures: which indicator and place, the observation, and who published it.</summary>
internal sealed record PackFigure(string Indicator, string Place, Observation Observation, string Source);

/// <summary>Reads the tidy CSV files of a pack. They are ours, so a line that does not fit is a bug and throws.</summary>
internal static class PackFigures
{
    private const string Header = "indicator,place,period,value,quality,known_on,source";

    public static IEnumerable<PackFigure> Read(string file, TextReader reader)
    {
        if (reader.ReadLine() != Header) throw new InvalidDataException($"{file} must start with {Header}.");
        for (var number = 2; reader.ReadLine() is { } line; number++)
            yield return Parse(line) ?? throw new InvalidDataException($"{file}, line {number} is not a figure: {line}");
    }

    // No field of ours holds a comma, so none is quoted.
    private static PackFigure? Parse(string line) =>
        line.Split(',') is [{ Length: > 0 } indicator, { Length: > 0 } place, var period, var value, var quality, var knownOn, { Length: > 0 } source]
        && Period.FromIso(period) is { } about
        && TryValue(value, out var number)
        && QualityOf(quality) is { } marks
        && DateOnly.TryParseExact(knownOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
            ? new PackFigure(indicator, place, new Observation(about, number, marks, known), source)
            : null;

    private static bool TryValue(string text, out double? value)
    {
        value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        return value is not null || text.Length == 0;
    }

    private static Quality? QualityOf(string shorthand)
    {
        var quality = Quality.None;
        foreach (var mark in shorthand.Split(']', StringSplitOptions.RemoveEmptyEntries))
        {
            if (QualityShorthand.FromMark(mark) is not { } flag) return null;
            quality |= flag;
        }

        return quality;
    }
}
