// Attachments: files that belong to a record and are seen by exactly those who see that record. The
// bytes are kept once per content, in parts, and are no column of the record; what is on its way
// (an upload) is nobody's record until it has arrived whole.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::attachments {

/// What a file is by its bytes; its name and what a browser says of it do not count.
enum class FileType : std::uint8_t {
    unknown,
    jpeg,
    png,
    webp,
    gif,
    heic,
    pdf,
    xlsx,
    docx,
    pptx,
    text,
    m4a,
    mp3
};
BOOST_DESCRIBE_ENUM(FileType, unknown, jpeg, png, webp, gif, heic, pdf, xlsx, docx, pptx, text, m4a,
                    mp3)

struct Attachment {
    Id id;
    std::int64_t version = 0;
    Text<40> entity;  // of the record it belongs to: "customer", "interaction" …
    Id record_id;     // none: the customer itself
    Id customer_id;   // whom the record is about; none: nobody known
    Text<200> name;
    FileType type = FileType::unknown;
    std::int64_t byte_count = 0;
    Text<64> content_hash;
    Id author_id;
    bool archived = false;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Attachment, (),
                      (id, version, entity, record_id, customer_id, name, type, byte_count,
                       content_hash, author_id, archived, created_at, updated_at))
constexpr auto notes(const Attachment*) {
    using A = Attachment;
    return std::array{note<&A::id>(read_only),
                      note<&A::version>(read_only),
                      note<&A::customer_id>(read_only, "customer"),
                      note<&A::author_id>(read_only, "user"),
                      note<&A::created_at>(read_only),
                      note<&A::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Attachment*) { return {"attachment", "attachment"}; }

/// A file on its way. Dropped: its parts are to be swept away.
struct Upload {
    Id id;
    Id user_id;
    std::string entity;
    Id record_id;
    std::string name;
    std::int64_t byte_count = 0;
    bool dropped = false;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Upload, (),
                      (id, user_id, entity, record_id, name, byte_count, dropped, created_at))

/// What is known of a part without reading its bytes.
struct Part {
    std::int64_t part_no = 0;  // from 0
    std::int64_t byte_count = 0;
    bool is_text = false;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(Part, (), (part_no, byte_count, is_text, hash))

}  // namespace zhuli::attachments
