using System.Text;
using SignageHub.Hub.Web;
using SignageHub.Testing;

namespace SignageHub.Web.Tests;

/// <summary>What of a module browsers get.</summary>
public sealed class ServedScriptTests
{
    [Theory]
    [InlineData("/** What\n * it is. */\nconst a = 1;\n", "const a = 1;\n")]
    [InlineData("function f() {\n  // why\n\n  return 1;\n}\n", "function f() {\nreturn 1;\n}\n")]
    [InlineData("/* one line */\r\nconst a = 'b'; // stays\r\n", "const a = 'b'; // stays\n")]
    [InlineData("/* begins */ const a = 1; /* ends */\n", "/* begins */ const a = 1; /* ends */\n")]
    [InlineData("const url = 'https://x/*';\nconst b = 2;\n", "const url = 'https://x/*';\nconst b = 2;\n")]
    [InlineData("/*\nconst a = 1;\n*/\nconst b = 2;", "const b = 2;\n")]
    public void Served_IsWithoutWholeLinesOfComment(string source, string served) => Assert.Equal(served, Encoding.UTF8.GetString(ServedScript.Of(Encoding.UTF8.GetBytes(source))));

    /// <summary>A text over several lines would lose its indentation, and whatever in it looks like a comment.</summary>
    [Fact]
    public void Modules_HaveNoTextOverSeveralLines()
    {
        var modules = Directory.GetFiles(Repository.PathOf("src", "SignageHub.Hub", "Web", "Assets"), "*.js");

        Assert.InRange(modules.Length, 20, 1000);
        Assert.All(modules, module => Assert.All(File.ReadLines(module), line =>
        {
            Assert.True(line.Count(c => c == '`') % 2 == 0, $"{module}: {line}");
            Assert.False(line.EndsWith('\\'), $"{module}: {line}");
        }));
    }
}
