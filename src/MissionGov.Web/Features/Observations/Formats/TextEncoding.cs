using System.Buffers;
using System.Text;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Which encoding a file is in, found by reading all of it once.</summary>
/// <param name="Encoding">Null when the file is longer than the caller allows.</param>
/// <param name="Length">Bytes read.</param>
/// <param name="Guessed">No mark and no rule says so: a person should check a word of it.</param>
internal sealed record TextEncoding(Encoding? Encoding, long Length, bool Guessed)
{
    private const int BlockBytes = 65_536;
    private const int Windows1252 = 1252;
    private const int LongestRune = 4;

    public static TextEncoding Detect(Stream bytes, long maximum, CancellationToken cancelled)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            Encoding? marked = null;
            bool any = false, valid = false, broken = false, unlikely = false;
            int kept = 0, read;
            long total = 0;
            while ((read = bytes.ReadAtLeast(block.AsSpan(kept, BlockBytes - kept), 1, throwOnEndOfStream: false)) > 0)
            {
                cancelled.ThrowIfCancellationRequested();
                if ((total += read) > maximum) return new(null, total, false);
                var span = block.AsSpan(0, kept + read);
                if (!any) marked = ByMark(span);
                any = true;
                var rest = Scan(span, ref valid, ref broken, ref unlikely);
                span[^rest..].CopyTo(block);
                kept = rest;
            }

            // A rune that the end of the file cuts off is a truncated UTF-8 file, not a Windows one.
            if (kept > 0) (broken, unlikely) = (true, true);
            if (marked is not null) return new(marked, total, false);

            // Broken UTF-8 is read with the replacement character, which the row reader refuses by row.
            return broken && !valid && !unlikely
                ? new(CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!, total, true)
                : new(Encoding.UTF8, total, false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        // Without a mark, two ASCII letters of the headings with empty halves give it away.
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Returns how many bytes at the end belong to a rune that the next block completes.
    private static int Scan(ReadOnlySpan<byte> bytes, ref bool valid, ref bool broken, ref bool unlikely)
    {
        while (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var next and >= 0)
        {
            bytes = bytes[next..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == OperationStatus.NeedMoreData && bytes.Length < LongestRune) return bytes.Length;
            if (status == OperationStatus.Done) valid = true;
            else
            {
                broken = true;
                // Bytes that Windows-1252 leaves undefined, and ÿ, which no English or Welsh word holds.
                unlikely |= bytes[0] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D or 0xFF;
            }

            bytes = bytes[used..];
        }

        return 0;
    }
}
