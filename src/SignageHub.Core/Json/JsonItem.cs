using System.Text;

namespace SignageHub.Core.Json;

/// <summary>Where something stands in a file.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units; a tab is one.</param>
/// <param name="Step">The last step of the path: a name or <c>[2]</c>; empty at the root.</param>
/// <param name="Parent">What it stands in; null at the root.</param>
internal sealed record Place(int Line, int Column, string Step, Place? Parent)
{
    /// <summary>For example <c>boards[2].timeZone</c>; built when asked, so that a file of long names costs no more than itself.</summary>
    public string Path
    {
        get
        {
            if (Parent is null)
                return "";
            var path = new StringBuilder(Parent.Path);
            if (path.Length > 0 && !Step.StartsWith('['))
                path.Append('.');
            return path.Append(Say.Short(Step)).ToString();
        }
    }
}

/// <summary>A value of a JSON file with its place; a closed set of cases, nested here.</summary>
internal abstract record JsonItem
{
    private JsonItem(Place place) => Place = place;

    public Place Place { get; }

    internal sealed record Object(Place At, IReadOnlyList<JsonMember> Members) : JsonItem(At)
    {
        public JsonMember? Find(string name) => Members.FirstOrDefault(m => m.Name == name);
    }

    internal sealed record List(Place At, IReadOnlyList<JsonItem> Items) : JsonItem(At);

    internal sealed record Text(Place At, string Value) : JsonItem(At);

    /// <summary>A number as the file writes it.</summary>
    internal sealed record Number(Place At, string Written) : JsonItem(At);

    internal sealed record Truth(Place At, bool Value) : JsonItem(At);

    internal sealed record Nothing(Place At) : JsonItem(At);

    /// <summary>What people call it, in a sentence such as "here stands …".</summary>
    public Bilingual Kind => this switch
    {
        Object => new("an object { }", "một đối tượng { }"),
        List => new("a list [ ]", "một danh sách [ ]"),
        Text => new("text", "một chuỗi chữ"),
        Number => new("a number", "một số"),
        Truth t => t.Value ? new("true", "true") : new("false", "false"),
        _ => new("null", "null"),
    };
}

/// <param name="Name">Unescaped.</param>
/// <param name="NameAt">The place of the name; the value has its own.</param>
/// <param name="Value">What stands after the colon.</param>
internal sealed record JsonMember(string Name, Place NameAt, JsonItem Value);
