using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The bytes of a chosen file as text, or the reason why they are none.</summary>
internal sealed record FileText(Func<TextReader> Open, bool Guessed, string? Problem)
{
    /// <summary>The same as bytes of UTF-8, perhaps with a mark before them.</summary>
    public Func<Stream> OpenUtf8 { get; private init; } = () => Stream.Null;

    /// <summary>Enough for a year of monthly figures of every trust; the figure of the GOV.UK pattern's example.</summary>
    public const long MaximumBytes = 50_000_000;

    /// <summary>A packed file of 50 MB can expand a thousandfold.</summary>
    public const long MaximumExpanded = 200_000_000;

    public const string TooLarge = "The file expands to more than 200 MB and was not opened";

    private const int HeadBytes = 4096;
    private const int ReadBytes = 65_536;
    private const string Damaged = "The file is damaged. Compress it again, or choose the file itself";

    public static FileText Of(Func<Stream> open, string name, ReadBounds bounds, CancellationToken cancelled)
    {
        var head = Head(open, bounds);
        if (head.Length == 0) return No("The file is empty. Choose a file with a heading row and at least one row of data");
        var expand = head.AsSpan().StartsWith(GzipMark);
        Stream Plain() => expand ? new GZipStream(open(), CompressionMode.Decompress) : open();
        try
        {
            if (expand) head = Head(Plain, bounds);
            if (FileSignature.Refuse(head, name, Plain) is { } refusal) return No(refusal);

            using var bytes = Plain();
            var found = TextEncoding.Detect(bytes, expand ? MaximumExpanded : bounds.TextBytes, cancelled);
            if (found.Encoding is null) return No(TooLarge);
            return expand && !IsWhole(open, found.Length)
                ? No(Damaged)
                : new(() => new StreamReader(Plain(), found.Encoding, detectEncodingFromByteOrderMarks: true, ReadBytes), found.Guessed, null) { OpenUtf8 = () => Utf8(Plain(), found.Encoding) };
        }
        catch (InvalidDataException)
        {
            return No(Damaged);
        }
    }

    private static Stream Utf8(Stream bytes, Encoding encoding) => encoding is UTF8Encoding ? bytes : Encoding.CreateTranscodingStream(bytes, encoding, Encoding.UTF8);

    private static ReadOnlySpan<byte> GzipMark => [0x1F, 0x8B];

    // The reader takes a gzip file that was cut off for a short one; its last four bytes say how long it was (RFC 1952, 2.3.1).
    private static bool IsWhole(Func<Stream> open, long length)
    {
        using var packed = open();
        Span<byte> last = stackalloc byte[sizeof(uint)];
        packed.Seek(-last.Length, SeekOrigin.End);
        packed.ReadExactly(last);
        return BinaryPrimitives.ReadUInt32LittleEndian(last) == (uint)length;
    }

    private static FileText No(string problem) => new(() => TextReader.Null, false, problem);

    /// <summary>The first bytes of a file of a size we take.</summary>
    /// <exception cref="BadFileException">It is larger.</exception>
    public static byte[] Head(Func<Stream> open, ReadBounds bounds)
    {
        using var stream = open();
        var head = new byte[HeadBytes];
        head = head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        var within = head.AsSpan().StartsWith(GzipMark) || FileSignature.IsZip(head) ? ReadBounds.Sent : bounds;
        return stream is GZipStream || stream.Length <= within.TextBytes ? head : throw new BadFileException(within.TooLarge);
    }
}
