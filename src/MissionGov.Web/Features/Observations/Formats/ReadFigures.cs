using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>
/// The figures of a file in the order they were read. In blocks: a list that doubles copies them all and holds them twice meanwhile.
/// The first million are held in memory; what a larger file has beyond them waits in a file of its own, which goes with the last who knows of it. Gone through by one at a time.
/// </summary>
internal sealed class ReadFigures
{
    private const int BlockBits = 15;
    private const int BlockFigures = 1 << BlockBits;
    private const int BlocksInMemory = 32;

    private readonly List<ReadFigure[]> _blocks = [];
    private ReadFigure[] _filling = [];
    private FileStream? _waiting;

    // The block read back last: whoever asks goes through them in order.
    private ReadFigure[] _back = [];
    private int _backAt = -1;

    public int Count { get; private set; }

    public ReadFigure this[int at]
    {
        get
        {
            var number = at >> BlockBits;
            if (number < _blocks.Count || number == _backAt || number == (Count - 1) >> BlockBits) return Block(number)[at & (BlockFigures - 1)];

            // One that is looked for by itself: a whole block for each would be read a million times over.
            ReadFigure one = default;
            ReadBack(MemoryMarshal.AsBytes(new Span<ReadFigure>(ref one)), Place(number) + ((long)(at & (BlockFigures - 1)) * Unsafe.SizeOf<ReadFigure>()));
            return one;
        }
    }

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
        else RandomAccess.Write(_waiting.SafeFileHandle, MemoryMarshal.AsBytes(_filling.AsSpan()), Place((Count >> BlockBits) - 1));
    }

    private ReadFigure[] Block(int number)
    {
        if (number < _blocks.Count) return _blocks[number];
        if (number == (Count - 1) >> BlockBits) return _filling;
        if (number == _backAt) return _back;
        if (_back.Length == 0) _back = GC.AllocateUninitializedArray<ReadFigure>(BlockFigures);
        ReadBack(MemoryMarshal.AsBytes(_back.AsSpan()), Place(number));
        _backAt = number;
        return _back;
    }

    private void ReadBack(Span<byte> bytes, long from)
    {
        for (int got = 0, more; got < bytes.Length; got += more)
            if ((more = RandomAccess.Read(_waiting!.SafeFileHandle, bytes[got..], from + got)) == 0) throw new EndOfStreamException("The figures that waited on the disk are cut off.");
    }

    private static long Place(int number) => (long)(number - BlocksInMemory) * BlockFigures * Unsafe.SizeOf<ReadFigure>();

    // For nobody else's eyes: the figures may be held until their time. Where a file can lose its name while it is open, it does at once, and nothing that ends the program leaves it behind.
    private static FileStream NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (OperatingSystem.IsWindows()) options.Options = FileOptions.DeleteOnClose;
        else options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        if (!OperatingSystem.IsWindows()) File.Delete(file.Name);
        return file;
    }
}
