// Writes JSON into one growing string. Knows escaping and commas; knows nothing of fields.
// Deliberately no pretty printing and no reordering.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhuli {

/// Appends `value` as a JSON string literal, quotes included.
void append_json_string(std::string& out, std::string_view value);

class JsonOut {
 public:
    JsonOut() { text_.reserve(512); }

    JsonOut& begin_object() { return open('{'); }
    JsonOut& end_object() { return close('}'); }
    JsonOut& begin_array() { return open('['); }
    JsonOut& end_array() { return close(']'); }
    JsonOut& key(std::string_view name) {
        comma();
        append_json_string(text_, name);
        text_ += ':';
        need_comma_ = false;
        return *this;
    }
    /// The key of a field: an identifier, in which nothing needs an escape.
    JsonOut& field_key(std::string_view identifier) {
        text_ += need_comma_ ? std::string_view(",\"") : std::string_view("\"");
        text_ += identifier;
        text_ += std::string_view("\":");
        need_comma_ = false;
        return *this;
    }
    JsonOut& string(std::string_view value) {
        comma();
        append_json_string(text_, value);
        return *this;
    }
    JsonOut& integer(std::int64_t value);
    JsonOut& real(double value);
    JsonOut& boolean(bool value) { return raw(value ? "true" : "false"); }
    JsonOut& null() { return raw("null"); }
    JsonOut& raw(std::string_view json) {  // already JSON
        comma();
        text_ += json;
        return *this;
    }

    const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

 private:
    JsonOut& open(char c) {
        comma();
        text_ += c;
        need_comma_ = false;
        return *this;
    }
    JsonOut& close(char c) {
        text_ += c;
        need_comma_ = true;
        return *this;
    }
    void comma() {
        if (need_comma_) text_ += ',';
        need_comma_ = true;
    }

    std::string text_;
    bool need_comma_ = false;
};

}  // namespace zhuli
