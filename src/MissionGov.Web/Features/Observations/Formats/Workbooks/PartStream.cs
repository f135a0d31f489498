namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>Unpacks one part and believes nothing: bytes are counted, the checksum is taken, and no mark-up may go on without end.</summary>
internal sealed class PartStream(Stream unpacked, ZipPart part) : ForwardStream
{
    // Mark-up and text of a cell end long before; a reader of XML keeps what lies between two of these in memory.
    private const int LongestRun = 1_000_000;

    // CRC-32 as zip uses it: the reversed polynomial of ISO 3309.
    private const uint Polynomial = 0xEDB88320;
    private const int ByteValues = 256;
    private const int BitsOfByte = 8;

    private static readonly uint[] Table = [.. Enumerable.Range(0, ByteValues).Select(value => Shifted((uint)value))];

    private long _count;
    private long _run;
    private uint _checksum = uint.MaxValue;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        var read = unpacked.Read(buffer);
        var bytes = buffer[..read];
        if (read == 0)
        {
            if (_count != part.Bytes || ~_checksum != part.Checksum) throw new BadFileException(ZipParts.Damaged);
            return 0;
        }

        if ((_count += read) > FileText.MaximumExpanded) throw new BadFileException(FileText.TooLarge);
        foreach (var value in bytes) _checksum = Table[(byte)_checksum ^ value] ^ (_checksum >> BitsOfByte);
        BoundRun(bytes);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }

    private void BoundRun(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOf((byte)'<');
        _run += first < 0 ? bytes.Length : first;
        if (_run > LongestRun) throw new BadFileException(ZipParts.Damaged);
        if (first >= 0) _run = bytes.Length - bytes.LastIndexOf((byte)'<');
    }

    private static uint Shifted(uint value)
    {
        for (var bit = 0; bit < BitsOfByte; bit++) value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
        return value;
    }
}
