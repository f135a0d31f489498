using System.Globalization;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Benchmarks.Volume;

/// <summary>Figures made up by a rule, so that every machine has the same: so many places, and months beside each other.</summary>
/// <param name="places">Each has one series.</param>
/// <param name="months">The last of them in December 2025.</param>
internal sealed class Made(int places, int months = Made.Months)
{
    public const int Months = 40;

    private static readonly Period Last = Period.Month(2025, 12);

    // One figure in twenty, spread over places and months alike.
    private const int Revised = 20;

    private readonly Period[] _periods = [.. Enumerable.Range(0, months).Select(month => Last.Shift(month - months + 1))];

    /// <summary>The month that is published next.</summary>
    public static Period Next { get; } = Last.Shift(1);

    public int Count => places * months;

    /// <summary>By month and then by place, as monthly statistics are published.</summary>
    public IEnumerable<LoadedFigure> Figures(bool revised = false)
    {
        for (var month = 0; month < months; month++)
            for (var place = 0; place < places; place++)
                yield return new(place, _periods[month], Value(month, place, revised), Quality.None);
    }

    public async Task WriteCsvAsync(string path, string indicator)
    {
        await using var file = new StreamWriter(path);
        await file.WriteLineAsync("indicator,place,sex,age,period,value,status");
        for (var month = 0; month < months; month++)
        {
            var period = _periods[month].Compact;
            for (var place = 0; place < places; place++)
                await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{indicator},{Place(place)},Female,16 to 24,{period},{Value(month, place, revised: false)},"));
        }
    }

    public static string Place(int place) => string.Create(CultureInfo.InvariantCulture, $"X{place:D6}");

    private static double Value(int month, int place, bool revised)
    {
        var plain = 50 + (((place * 7919) + (month * 104_729)) % 1000 / 10d);
        return revised && ((month * 7) + place) % Revised == 0 ? plain + 0.5 : plain;
    }
}
