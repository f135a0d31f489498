namespace MissionGov.Web.Data;

/// <summary>Many numbers in little room: those that come one after the other are one range.</summary>
internal sealed class NumberRanges
{
    private readonly List<(long From, long To)> _ranges = [];

    public void Add(long from, long to)
    {
        if (to < from) return;
        if (_ranges is [.., var last] && last.To + 1 == from) _ranges[^1] = (last.From, to);
        else _ranges.Add((from, to));
    }

    /// <summary>What is here and not there, in order.</summary>
    public IEnumerable<(long From, long To)> Except(NumberRanges others)
    {
        var taken = others._ranges.Order().ToList();
        foreach (var (from, to) in _ranges.Order())
        {
            var next = from;
            foreach (var (start, end) in taken.Where(range => range.To >= from && range.From <= to))
            {
                if (start > next) yield return (next, start - 1);
                next = Math.Max(next, end + 1);
            }

            if (next <= to) yield return (next, to);
        }
    }
}
