using System.Runtime.InteropServices;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>
/// Tells a figure that was met before. Files go through time forwards or back, so most figures lie outside all that their series has so far,
/// and are new without being looked up; a table of a million of them took a third of the reading.
/// </summary>
/// <param name="met">The figures met, one after the other; only what is added here is.</param>
internal sealed class SeenFigures(ReadFigures met)
{
    // By series.
    private readonly List<Stretch> _stretches = [];

    // Figures of those series that needed it.
    private readonly Dictionary<Cell, int> _listed = [];

    /// <returns>The position of the one that it repeats; null where it was new, and is added.</returns>
    public int? Add(in ReadFigure figure)
    {
        while (_stretches.Count <= figure.Series) _stretches.Add(new(0, 0, ReadFigure.None, false));
        ref var stretch = ref CollectionsMarshal.AsSpan(_stretches)[figure.Series];
        var when = Cell.When(figure.Period);
        if (stretch.Newest == ReadFigure.None) stretch = new(when, when, ReadFigure.None, false);
        else if (when < stretch.First) stretch = stretch with { First = when };
        else if (when > stretch.Last) stretch = stretch with { Last = when };
        else if (!stretch.IsListed)
        {
            for (var at = stretch.Newest; at != ReadFigure.None; at = met[at].Before) _listed.Add(new(figure.Series, Cell.When(met[at].Period)), at);
            stretch = stretch with { IsListed = true };
        }

        if (stretch.IsListed && !_listed.TryAdd(new(figure.Series, when), met.Count)) return _listed[new(figure.Series, when)];
        var before = stretch.Newest;
        stretch = stretch with { Newest = met.Count };
        met.Add(figure with { Before = before });
        return null;
    }

    /// <param name="First">The earliest so far.</param>
    /// <param name="Newest">The position of the figure met last.</param>
    private readonly record struct Stretch(long First, long Last, int Newest, bool IsListed);

    /// <summary>What a figure is for. Neighbours get sums beside each other: those of a tuple lie all over memory.</summary>
    private readonly record struct Cell(int Series, long At)
    {
        private const int Bits = 32;

        /// <summary>By the last day and then by the first.</summary>
        public static long When(Period period) => ((long)period.End.DayNumber << Bits) | (uint)period.Start.DayNumber;

        public override int GetHashCode() => unchecked((int)(At >> Bits) * 1_000_003 + (int)At * 8_191 + Series);
    }
}
