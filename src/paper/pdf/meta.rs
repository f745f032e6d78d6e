//! What the PDF says about itself: the information dictionary and XMP, which say the same. XMP does
//! not say that the file conforms to PDF/UA or PDF/A, for no full checker has confirmed it.

use lopdf::{Dictionary, Document as Pdf, Object, Stream, dictionary, text_string};

use crate::base::digest::NoDigest;
use crate::paper::error::RenderError;
use crate::report::Recipe;
use crate::report::document::{Document, Meta};
use crate::report::fingerprint::Fingerprint;

/// The keys of the fingerprint in the information dictionary.
pub(in crate::paper) const KEYS: [&str; 3] = ["KeianFile", "KeianAnswers", "KeianQuestionnaire"];
/// The key of the recipe.
pub(in crate::paper) const RECIPE: &str = "KeianRecipe";
/// The name space of the fingerprint in XMP.
const SPACE: &str = "urn:keian:report:1#";

/// Sets both.
pub(in crate::paper) fn set(pdf: &mut Pdf, document: &Document) -> Result<(), RenderError> {
    let failed = |error: lopdf::Error| RenderError::Pdf(error.to_string());
    let meta = &document.meta;
    let own = own(meta).map_err(|error| RenderError::Pdf(error.to_string()))?;
    let date = Object::string_literal(meta.date.strftime("D:%Y%m%d000000Z").to_string());
    let mut info = dictionary! {
        "Title" => text_string(&meta.title),
        "Subject" => text_string(&meta.subject),
        "Creator" => text_string(&meta.creator),
        "Producer" => text_string(&meta.creator),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !meta.author.is_empty() {
        info.set("Author", text_string(&meta.author));
    }
    for (key, value) in &own {
        info.set(*key, text_string(value));
    }
    let place = pdf.trailer.get(b"Info").and_then(Object::as_reference).map_err(failed)?;
    pdf.objects.insert(place, Object::Dictionary(info));
    let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Not compressed, so that programs find it that know nothing of PDF.
    let stream = Stream::new(dict, xmp(document, &own).into_bytes()).with_compression(false);
    let stream = pdf.add_object(stream);
    pdf.catalog_mut().map_err(failed)?.set("Metadata", stream);
    Ok(())
}

/// Fingerprint and recipe: keys and values.
fn own(meta: &Meta) -> Result<Vec<(&'static str, String)>, NoDigest> {
    let mut own = Vec::new();
    if let Some(Fingerprint { file, answers, questionnaire }) = &meta.fingerprint {
        let values = [file.as_ref(), Some(answers), Some(questionnaire)];
        own.extend(KEYS.into_iter().zip(values).filter_map(|(key, value)| Some((key, value?.clone()))));
    }
    if let Some(recipe) = &meta.recipe {
        own.push((RECIPE, recipe.written()?));
    }
    Ok(own)
}

/// The recipe in an information dictionary.
pub(in crate::paper) fn read_recipe(info: &Dictionary) -> Option<Recipe> {
    Recipe::read(&lopdf::decode_text_string(info.get(RECIPE.as_bytes()).ok()?).ok()?)
}

/// The fingerprint in an information dictionary.
pub(in crate::paper) fn read(info: &Dictionary) -> Option<Fingerprint> {
    let value = |key: &str| {
        let bytes = info.get(key.as_bytes()).ok()?.as_str().ok()?;
        let text = String::from_utf8(bytes.to_vec()).ok()?;
        (text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(text)
    };
    let [file, answers, questionnaire] = KEYS;
    Some(Fingerprint { file: value(file), answers: value(answers)?, questionnaire: value(questionnaire)? })
}

/// Text for XML: marks that XML gives a meaning to are escaped, characters that it forbids dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {}
            char if char.is_control() => out.push(' '),
            char => out.push(char),
        }
    }
    out
}

fn xmp(document: &Document, own: &[(&str, String)]) -> String {
    let Meta { title, author, subject, lang, date, creator, .. } = &document.meta;
    let date = date.strftime("%Y-%m-%dT00:00:00Z");
    let (title, author, subject, creator) =
        (escaped(title), escaped(author), escaped(subject), escaped(creator));
    let lang = lang.tag();
    let author = if author.is_empty() {
        author
    } else {
        format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n")
    };
    let own: String =
        own.iter().map(|(key, value)| format!("<keian:{key}>{}</keian:{key}>", escaped(value))).collect();
    let property = |name: &str, kind: &str, about: &str| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
             <pdfaProperty:valueType>{kind}</pdfaProperty:valueType>\
             <pdfaProperty:category>internal</pdfaProperty:category>\
             <pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>"
        )
    };
    let schema = |name: &str, space: &str, prefix: &str, properties: &str| {
        format!(
            "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>{name}</pdfaSchema:schema>\
             <pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI>\
             <pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
             <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
        )
    };
    let ours = [
        property(KEYS[0], "Text", "SHA-256 of the file of answers"),
        property(KEYS[1], "Text", "SHA-256 of the answers"),
        property(KEYS[2], "Text", "SHA-256 of the questionnaire"),
        property(RECIPE, "Text", "how the report was made besides of its answers"),
    ];
    let schemas = schema("Keian report", SPACE, "keian", &ours.concat());
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
         xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
         xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\" xmlns:keian=\"{SPACE}\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
         {author}\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n\
         <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>\n\
         <xmp:CreatorTool>{creator}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate>\
         <xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>\n\
         <pdf:Producer>{creator}</pdf:Producer>\n\
         {own}\n\
         <pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>\n\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_marks_of_xml_stays_text() {
        assert_eq!(escaped("A & B <C> \"D\"\u{1}"), "A &amp; B &lt;C&gt; &quot;D&quot; ");
    }
}
