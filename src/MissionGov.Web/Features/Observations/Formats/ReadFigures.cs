namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The figures of a file in the order they were read. In blocks: a list that doubles copies them all and holds them twice meanwhile.</summary>
internal sealed class ReadFigures
{
    private const int BlockBits = 15;
    private const int BlockFigures = 1 << BlockBits;

    private readonly List<ReadFigure[]> _blocks = [];

    public int Count { get; private set; }

    public ref readonly ReadFigure this[int at] => ref _blocks[at >> BlockBits][at & (BlockFigures - 1)];

    public void Add(in ReadFigure figure)
    {
        var at = Count & (BlockFigures - 1);
        if (at == 0) _blocks.Add(GC.AllocateUninitializedArray<ReadFigure>(BlockFigures));
        _blocks[^1][at] = figure;
        Count++;
    }

    public IEnumerator<ReadFigure> GetEnumerator()
    {
        var left = Count;
        foreach (var block in _blocks)
            for (var at = 0; at < block.Length && left > 0; at++, left--)
                yield return block[at];
    }
}
