using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>
/// The figures of a file in the order they were read. In blocks: a list that doubles copies them all and holds them twice meanwhile.
/// The first million are held in memory; what a larger file has beyond them waits in a file of its own, which goes with the last who knows of it.
/// </summary>
internal sealed class ReadFigures
{
    private const int BlockBits = 15;
    private const int BlockFigures = 1 << BlockBits;
    private const int BlocksInMemory = 32;

    private readonly List<ReadFigure[]> _blocks = [];
    private ReadFigure[] _filling = [];
    private SafeFileHandle? _waiting;

    // The block read back last: whoever asks goes through them in order.
    private ReadFigure[] _back = [];
    private int _backAt = -1;

    public int Count { get; private set; }

    public ReadFigure this[int at] => Block(at >> BlockBits)[at & (BlockFigures - 1)];

    public void Add(in ReadFigure figure)
    {
        var at = Count & (BlockFigures - 1);
        if (at == 0) Begin();
        _filling[at] = figure;
        Count++;
    }

    public IEnumerator<ReadFigure> GetEnumerator()
    {
        for (int number = 0, left = Count; left > 0; number++)
        {
            var block = Block(number);
            for (var at = 0; at < BlockFigures && left > 0; at++, left--) yield return block[at];
        }
    }

    private void Begin()
    {
        if (_blocks.Count < BlocksInMemory)
        {
            _blocks.Add(_filling = GC.AllocateUninitializedArray<ReadFigure>(BlockFigures));
            return;
        }

        if (_waiting is null) (_waiting, _filling) = (NewFile(), GC.AllocateUninitializedArray<ReadFigure>(BlockFigures));
        else RandomAccess.Write(_waiting, MemoryMarshal.AsBytes(_filling.AsSpan()), Place((Count >> BlockBits) - 1));
    }

    private ReadFigure[] Block(int number)
    {
        if (number < _blocks.Count) return _blocks[number];
        if (number == (Count - 1) >> BlockBits) return _filling;
        if (number == _backAt) return _back;
        if (_back.Length == 0) _back = GC.AllocateUninitializedArray<ReadFigure>(BlockFigures);
        var bytes = MemoryMarshal.AsBytes(_back.AsSpan());
        for (int got = 0, more; got < bytes.Length; got += more)
            if ((more = RandomAccess.Read(_waiting!, bytes[got..], Place(number) + got)) == 0) throw new EndOfStreamException("The figures that waited on the disk are cut off.");
        _backAt = number;
        return _back;
    }

    private static long Place(int number) => (long)(number - BlocksInMemory) * BlockFigures * Unsafe.SizeOf<ReadFigure>();

    private static SafeFileHandle NewFile() =>
        File.OpenHandle(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
}
