using System.Buffers;
using System.Buffers.Binary;
using Npgsql;

namespace MissionGov.Web.Data;

/// <summary>Sends rows in the binary form of COPY, a block at a time. Value by value through the driver costs its client several times as much.</summary>
internal sealed class BinaryRows : IAsyncDisposable
{
    private const int BlockBytes = 65_536;

    // No row sent here is longer: its columns are numbers, days and one stamp.
    private const int LongestRow = 256;
    private const int Null = -1;
    private const short End = -1;

    private static readonly int DayZero = new DateOnly(2000, 1, 1).DayNumber;

    private readonly NpgsqlRawCopyStream _copy;
    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int _length;
    private bool _completed;

    private BinaryRows(NpgsqlRawCopyStream copy)
    {
        _copy = copy;
        Signature.CopyTo(_block);
        _length = Signature.Length;
    }

    // The signature, no flags and no extension ("COPY", Binary Format, in PostgreSQL's manual).
    private static ReadOnlySpan<byte> Signature => [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <param name="into">The table and its columns, with the options of COPY that it needs beside its format.</param>
    public static async Task<BinaryRows> BeginAsync(NpgsqlConnection connection, string into, string options, CancellationToken ct) =>
        new(await connection.BeginRawBinaryCopyAsync($"copy {into} from stdin (format binary{options})", ct));

    /// <summary>Starts a row; the block is sent first where the row might not fit.</summary>
    public async ValueTask RowAsync(short columns, CancellationToken ct)
    {
        if (_length > BlockBytes - LongestRow) await SendAsync(ct);
        Short(columns);
    }

    public void Number(int value)
    {
        Int(sizeof(int));
        Int(value);
    }

    public void Number(short value)
    {
        Int(sizeof(short));
        Short(value);
    }

    public void Number(double? value)
    {
        if (value is null)
        {
            Nothing();
            return;
        }

        Int(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(_block.AsSpan(_length), value.Value);
        _length += sizeof(double);
    }

    public void Day(DateOnly day) => Number(day.DayNumber - DayZero);

    public void Stamp(Guid stamp)
    {
        Int(16);
        stamp.TryWriteBytes(_block.AsSpan(_length), bigEndian: true, out var written);
        _length += written;
    }

    public void Nothing() => Int(Null);

    public async Task CompleteAsync(CancellationToken ct)
    {
        Short(End);
        await SendAsync(ct);
        _completed = true;
        await _copy.DisposeAsync();
    }

    /// <summary>Left before its end, nothing of it stays.</summary>
    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_block);
        if (_completed) return;
        await _copy.CancelAsync();
        await _copy.DisposeAsync();
    }

    private async Task SendAsync(CancellationToken ct)
    {
        await _copy.WriteAsync(_block.AsMemory(0, _length), ct);
        _length = 0;
    }

    private void Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_block.AsSpan(_length), value);
        _length += sizeof(int);
    }

    private void Short(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_block.AsSpan(_length), value);
        _length += sizeof(short);
    }
}
