using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MissionGov.Web.Features.Observations.Formats.Json;

/// <summary>JSON one token at a time in a bounded buffer, with the line of each.</summary>
internal sealed class JsonTokens(Stream utf8) : IDisposable
{
    private const int StartingBytes = 65_536;
    private const int LongestToken = 1_000_000;
    private const int Deepest = 32;

    private byte[] _buffer = new byte[StartingBytes];
    private int _start;
    private int _length;
    private bool _ended;
    private bool _begun;
    private int _lines = 1;

    // Deeper than we take, so that it is us who say so.
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 2 * Deepest });

    public JsonTokenType Type { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Of the token just read, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Where a person looks, such as /rows/3; for the message of a fault.</summary>
    public Func<string> Pointer { get; set; } = () => "";

    /// <summary>A name, a text, or a value as it is written; nothing for null.</summary>
    public string Text { get; private set; } = "";

    public bool IsValue => Type is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null;

    public bool Read()
    {
        while (true)
        {
            if (!_begun) Begin();
            var bytes = _buffer.AsSpan(_start, _length - _start);
            var reader = new Utf8JsonReader(bytes, _ended, _state);
            try
            {
                if (reader.Read())
                {
                    Take(ref reader, bytes);
                    return true;
                }
            }
            catch (JsonException fault)
            {
                throw Fault((int)(fault.LineNumber ?? 0) + 1, IsNotFinite(bytes) ? "Value must be a number, like 12 or 12.5" : "This is not valid JSON. Check commas, quotes and brackets near here");
            }

            if (_ended) return false;
            Fill();
        }
    }

    /// <summary>Passes over what the token just read begins.</summary>
    public void Skip()
    {
        if (Type == JsonTokenType.PropertyName) Read();
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var depth = Depth;
        while (Read() && Depth > depth) { }
    }

    public BadFileException Fault(string message) => Fault(Line, message);

    public void Dispose() => utf8.Dispose();

    private BadFileException Fault(int line, string message) => new($"Line {line}{(Pointer() is { Length: > 0 } pointer ? $", {pointer}" : "")}: {message}");

    private void Begin()
    {
        Fill();
        if (_buffer.AsSpan(0, _length).StartsWith(Encoding.UTF8.Preamble)) _start = Encoding.UTF8.Preamble.Length;
        _begun = true;
    }

    private void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        Type = reader.TokenType;
        Depth = reader.CurrentDepth;
        Line = _lines + bytes[..(int)reader.TokenStartIndex].Count((byte)'\n');
        _lines += bytes[..(int)reader.BytesConsumed].Count((byte)'\n');
        if (Depth > Deepest) throw Fault(string.Create(CultureInfo.InvariantCulture, $"The file goes deeper than {Deepest} levels"));
        try
        {
            Text = Type switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString()!,
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                JsonTokenType.True => "true",
                JsonTokenType.False => "false",
                _ => "",
            };
        }
        catch (InvalidOperationException)
        {
            throw Fault("The text has characters we cannot read. Save the file as UTF-8");
        }

        if (Text.Contains('\0', StringComparison.Ordinal)) throw Fault("The text contains a character that cannot be stored (NUL)");
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        var kept = _length - _start;
        if (kept > LongestToken) throw Fault("A value is longer than 1 MB. Check this is a data file");
        var into = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(into);
        (_buffer, _start) = (into, 0);
        var read = utf8.ReadAtLeast(_buffer.AsSpan(kept), _buffer.Length - kept, throwOnEndOfStream: false);
        _length = kept + read;
        _ended = _length < _buffer.Length;
    }

    // NaN and Infinity, which JSON has no way to write.
    private static bool IsNotFinite(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n:,[-"u8);
        return rest.StartsWith("NaN"u8) || rest.StartsWith("Inf"u8);
    }
}
