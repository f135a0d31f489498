using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>
/// The parts of a zip file. Ours rather than the framework's because that one loads a directory of any length,
/// checks no checksum and trusts the sizes that the file claims.
/// </summary>
internal sealed class ZipParts : IDisposable
{
    public const string Damaged = "The file is damaged. Open it in Excel and save it again";

    // A workbook of 1,000 sheets has a few thousand.
    private const int MostParts = 10_000;

    // Layout and marks: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
    private const uint EndMark = 0x06054B50;
    private const uint EntryMark = 0x02014B50;
    private const uint LocalMark = 0x04034B50;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int LocalBytes = 30;
    private const int LongestComment = ushort.MaxValue;

    private readonly Stream _file;
    private readonly Dictionary<string, ZipPart> _parts = new(StringComparer.OrdinalIgnoreCase);

    private ZipParts(Stream file) => _file = file;

    /// <exception cref="BadFileException">It is no zip file we open.</exception>
    public static ZipParts Open(Stream file)
    {
        var parts = new ZipParts(file);
        try
        {
            parts.ReadDirectory();
            return parts;
        }
        catch
        {
            parts.Dispose();
            throw;
        }
    }

    public bool Has(string name) => _parts.ContainsKey(name);

    public bool Any(Func<string, bool> named) => _parts.Keys.Any(named);

    /// <summary>The unpacked bytes of a part, counted and checked on the way. One part can be open at a time.</summary>
    public Stream OpenPart(string name)
    {
        if (!_parts.TryGetValue(name, out var part)) throw new BadFileException(Damaged);
        var local = Bytes(part.HeaderAt, LocalBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalMark) throw new BadFileException(Damaged);
        var start = part.HeaderAt + LocalBytes + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (start + part.PackedBytes > _file.Length) throw new BadFileException(Damaged);
        Stream packed = new FilePiece(_file, start, part.PackedBytes);
        return new PartStream(part.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed, part);
    }

    public void Dispose() => _file.Dispose();

    private void ReadDirectory()
    {
        var tailBytes = (int)Math.Min(_file.Length, EndBytes + LongestComment);
        var tail = Bytes(_file.Length - tailBytes, tailBytes);
        Span<byte> mark = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(mark, EndMark);
        var at = tail.LastIndexOf(mark);
        if (at < 0 || at + EndBytes > tail.Length) throw new BadFileException(Damaged);
        var end = tail[at..];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (start + (long)length > _file.Length - (tail.Length - at)) throw new BadFileException(Damaged);
        if (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]) > MostParts) throw TooManyParts();
        ReadEntries(start, start + length);
    }

    // The count at the end of the file may lie; what is walked here cannot.
    private void ReadEntries(long at, long end)
    {
        long unpacked = 0;
        for (var count = 0; at < end; count++)
        {
            if (count == MostParts) throw TooManyParts();
            var entry = Bytes(at, EntryBytes);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntryMark) throw new BadFileException(Damaged);
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            var name = Encoding.UTF8.GetString(Bytes(at + EntryBytes, nameBytes)).Replace('\\', '/').TrimStart('/');
            var part = Part(entry);
            if ((unpacked += part.Bytes) > FileText.MaximumExpanded) throw new BadFileException(FileText.TooLarge);
            if (!_parts.TryAdd(name, part)) throw new BadFileException(Damaged);
            at += EntryBytes + nameBytes + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }
    }

    private static ZipPart Part(ReadOnlySpan<byte> entry)
    {
        const int Stored = 0, Deflated = 8, Encrypted = 1;
        if ((BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & Encrypted) != 0) throw new BadFileException(FileSignature.Protected);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]);
        if (method is not (Stored or Deflated)) throw new BadFileException(Damaged);
        return new(
            BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), method == Deflated);
    }

    private ReadOnlySpan<byte> Bytes(long at, int count)
    {
        if (at < 0 || at + count > _file.Length) throw new BadFileException(Damaged);
        var bytes = new byte[count];
        _file.Position = at;
        _file.ReadExactly(bytes);
        return bytes;
    }

    private static BadFileException TooManyParts() => new($"The file holds more than {MostParts:N0} parts and was not opened");
}
