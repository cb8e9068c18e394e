#pragma once
// Reads C++ source as text, well enough for the checks of this folder: comments and literals told
// apart from code, functions and declarations found by their braces. It is no compiler: macros are
// not expanded and templates are not understood, so every check built on it is approximate and
// errs towards silence.
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::arch {

struct SourceFile {
    std::string path;  // relative to the repository, with '/'
    std::string text;
};

struct Violation {
    std::string rule;
    std::string path;
    int line = 0;        // 1-based, 0 for the whole file
    std::string detail;  // what the allow list may name
};

struct Include {
    std::string target;
    bool quoted = false;
    int line = 0;
};

struct Literal {
    std::string text;  // adjacent literals joined, raw ones included
    int line = 0;
};

struct Function {
    std::string name;
    int first_line = 0;
    int last_line = 0;
    bool has_body = false;
};

// Comments and the insides of literals replaced by spaces; line breaks stay.
std::string code_only(std::string_view text);

std::vector<Include> includes_of(std::string_view text);
std::vector<Literal> literals_of(std::string_view text);

// Functions defined or declared at namespace or class scope, and the names of types.
std::vector<Function> functions_of(std::string_view code);
std::vector<std::string> type_names_of(std::string_view code);

// "file_name.hpp" of a path, and its part without "_test" and extension.
std::string_view file_name(std::string_view path);
bool is_test(std::string_view path);

// Splits snake_case and CamelCase into lower-case words.
std::vector<std::string> words_of(std::string_view identifier);

// Whether `word` stands in `text` without a letter, digit or '_' on either side; the line or 0.
int line_of_word(std::string_view text, std::string_view word);

// The C++ and TypeScript files of the repository that people write (not generated, not fetched).
std::vector<SourceFile> read_tree(const std::string& root);

}  // namespace zhuli::arch
